package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.rule.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingTests extends VerdictFixture {

  @Test
  void isToldWithAllThatTheJournalHas() {
    String test = open("test", "bar()", null);
    verdict.ended(verdict.propose(candidate()), 5);

    Map<String, Object> expected = new HashMap<>();
    expected.put("run", journal.run());
    expected.put("id", "f1");
    expected.put("version", 1);
    expected.put("rule", "BlockedEventLoop");
    expected.put("severity", "ERROR");
    expected.put("message", "it sleeps");
    expected.put("fix", "Do not.");
    expected.put("docs", "https://selvedge.dev/rules/BlockedEventLoop");
    expected.put("api", "java.lang.Thread.sleep");
    expected.put("attribution", "only-window");
    expected.put("test", "bar()");
    expected.put("window", test);
    expected.put("thread", "loop-0");
    expected.put("count", 1L);
    expected.put(
        "site",
        Map.of(
            "class", "com.acme.Handler", "method", "handle", "file", "Handler.java", "line", 41));
    expected.put(
        "stack",
        List.of(
            "java.lang.Thread.sleep(Thread.java:509)", "com.acme.Handler.handle(Handler.java:41)"));
    expected.put("lineage", List.of());
    expected.put("consequences", List.of());
    expected.put("firstNanos", 7L);
    expected.put("durationNanos", 5L);
    expected.put("longestNanos", 5L);
    expected.put("fingerprint", Fingerprint.of(candidate()));

    assertThat(verdict.findings()).containsExactly(expected);
  }

  @Test
  void keepsAsManyFramesAsTheUserWants() {
    verdict = new Verdict(new Policy(Map.of(), Severity.ERROR, 1), journal);
    verdict.propose(candidate());

    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding)
                    .containsEntry("stack", List.of("java.lang.Thread.sleep(Thread.java:509)")));
  }
}
