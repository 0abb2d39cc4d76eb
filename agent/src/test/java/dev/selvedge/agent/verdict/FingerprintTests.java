package dev.selvedge.agent.verdict;

import static dev.selvedge.agent.verdict.VerdictFixture.RULE;
import static dev.selvedge.agent.verdict.VerdictFixture.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTests {

  private static final String SLEEP = "java.lang.Thread.sleep";

  @Test
  void isOfSixteenHexDigits() {
    assertThat(of(SLEEP, "com.acme.Handler", "handle")).matches("[0-9a-f]{16}");
  }

  @Test
  void isTheSameFromRunToRun() {
    assertThat(of(SLEEP, "com.acme.Handler", "handle")).isEqualTo("65a72dffa53c76ff");
  }

  @Test
  void survivesLinesThatShift() {
    assertThat(of("com.acme.Handler", "handle", 41))
        .isEqualTo(of("com.acme.Handler", "handle", 99));
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Handler,lambda$handle$0,lambda$handle$17",
    "com.acme.Handler,handle,lambda$handle$0",
    "com.acme.Handler,<init>,lambda$new$3",
    "com.acme.Handler,<clinit>,lambda$static$0",
    "com.acme.Handler,lambda$0,lambda$12",
    "com.acme.Handler,a$b,lambda$a$b$1"
  })
  void survivesLambdasThatAreNumberedAnew(String type, String before, String after) {
    assertThat(of(SLEEP, type, after)).isEqualTo(of(SLEEP, type, before));
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Handler$1,com.acme.Handler$2",
    "com.acme.Handler$1$2,com.acme.Handler$3$1",
    "com.acme.Handler$1$Inner,com.acme.Handler$12$Inner",
    "com.acme.Handler,com.acme.Handler$1"
  })
  void survivesAnonymousClassesThatAreNumberedAnew(String before, String after) {
    assertThat(of(SLEEP, after, "run")).isEqualTo(of(SLEEP, before, "run"));
  }

  @ParameterizedTest
  @CsvSource({
    "org.lib.Client.lambda$call$0,org.lib.Client.lambda$call$5",
    "org.lib.Client$1.run,org.lib.Client$4.run"
  })
  void survivesALibraryThatIsCompiledAnew(String before, String after) {
    assertThat(of(after, "com.acme.Handler", "handle"))
        .isEqualTo(of(before, "com.acme.Handler", "handle"));
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.Thread.sleep,com.acme.Handler,other",
    "java.lang.Thread.sleep,com.acme.Handler,lambda$other$0",
    "java.lang.Thread.sleep,com.acme.Handler2,handle",
    "java.lang.Thread.sleep,com.acme.Handler$Inner,handle",
    "java.lang.Thread.sleep,com.other.Handler,handle",
    "java.lang.Thread.join,com.acme.Handler,handle",
    "java.lang.Thread.sleepcom,acme.Handler,handle"
  })
  void differsWhereCallOrClassOrMethodDiffer(String api, String type, String method) {
    assertThat(of(api, type, method)).isNotEqualTo(of(SLEEP, "com.acme.Handler", "handle"));
  }

  @Test
  void differsFromRuleToRule() {
    StackTraceElement site = new StackTraceElement("com.acme.Handler", "handle", null, 1);
    var other = new VerdictFixture.MadeUpRule("Other", Severity.ERROR);

    assertThat(Fingerprint.of(candidate(other, SLEEP, site, Certainty.atOnce())))
        .isNotEqualTo(Fingerprint.of(candidate(RULE, SLEEP, site, Certainty.atOnce())));
  }

  private static String of(String api, String type, String method) {
    StackTraceElement site = new StackTraceElement(type, method, "Handler.java", 41);
    return Fingerprint.of(candidate(RULE, api, site, Certainty.atOnce()));
  }

  private static String of(String type, String method, int line) {
    StackTraceElement site = new StackTraceElement(type, method, "Handler.java", line);
    return Fingerprint.of(candidate(RULE, SLEEP, site, Certainty.atOnce()));
  }
}
