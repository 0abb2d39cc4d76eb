package dev.selvedge.agent.rule.blockedeventloop;

import static dev.selvedge.agent.event.Frames.call;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Thresholds;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTests {

  private static final Frame SLEEP = jdk("java.lang.Thread.sleep");
  private static final EventLoop NETTY = new EventLoop("Netty event loop", () -> false);

  @Test
  void theMessageSaysInOneSentenceWhatHappenedAndWhere() {
    assertThat(message(user("com.acme.Handler.handle:41")))
        .isEqualTo(
            "Thread.sleep blocks the Netty event loop 'loop-0':"
                + " it sleeps at Handler.handle (Handler.java:41)");
  }

  @Test
  void theMessageIsReadableWithoutDebugInformation() {
    assertThat(message(frame("com.acme.Handler", null, -1)))
        .endsWith("it sleeps at Handler.handle (Unknown Source)");
    assertThat(message(frame("com.acme.Handler", "Handler.java", -1)))
        .endsWith("it sleeps at Handler.handle (Handler.java)");
  }

  @Test
  void theMessageLeavesOutModuleAndClassLoader() {
    StackTraceElement element =
        new StackTraceElement(
            "app", "acme.module", "1.0", "com.acme.Handler", "handle", "Handler.java", 41);

    assertThat(message(Frame.of(element, Owner.USER, null)))
        .endsWith("at Handler.handle (Handler.java:41)");
  }

  @Test
  void theMessageIsTheSameWhateverTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(message(user("com.acme.Handler.handle:41"))).endsWith("(Handler.java:41)");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfWaitHasAMessageAndAFixOfOneLine(WaitKind kind) {
    Candidate candidate = candidate(kind);

    assertThat(candidate.message()).isNotBlank().doesNotContain("null", "\n");
    assertThat(candidate.fix()).endsWith(".").doesNotContain("\n").hasSizeBetween(40, 200);
  }

  @Test
  void noTwoKindsOfWaitAreSaidInTheSameWords() {
    Set<String> messages =
        EnumSet.allOf(WaitKind.class).stream()
            .map(kind -> candidate(kind).message())
            .collect(Collectors.toSet());
    Set<String> fixes =
        EnumSet.allOf(WaitKind.class).stream()
            .map(kind -> candidate(kind).fix())
            .collect(Collectors.toSet());

    assertThat(messages).hasSameSizeAs(WaitKind.values());
    assertThat(fixes).hasSameSizeAs(WaitKind.values());
  }

  private static Candidate candidate(WaitKind kind) {
    return candidate(kind, user("com.acme.Handler.handle:41"));
  }

  private static String message(Frame site) {
    return candidate(WaitKind.SLEEP, site).message();
  }

  private static Candidate candidate(WaitKind kind, Frame site) {
    BlockedEventLoop rule = new BlockedEventLoop(Thresholds.DEFAULT);
    return Objects.requireNonNull(
        rule.judge(call(kind, NETTY, SLEEP, site, library("io.web.Router.dispatch"))));
  }

  private static Frame frame(String type, @Nullable String file, int line) {
    return Frame.of(new StackTraceElement(type, "handle", file, line), Owner.USER, null);
  }
}
