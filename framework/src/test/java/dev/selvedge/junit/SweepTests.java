package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Pages;
import dev.selvedge.internal.FakeAgent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What of a sweep needs no agent. */
class SweepTests {

  @Test
  void withoutTheAgentFailsInOneLine() {
    Map<String, Throwable> failures =
        GuardedRun.failures(GuardedRun.execute(Map.of(), SweepTestCases.RightCases.class));

    assertThat(failures).hasSize(2);
    assertThat(failures.values())
        .allSatisfy(
            failure -> {
              assertThat(failure).hasMessageContaining("-javaagent:");
              assertThat(failure.getMessage().lines()).hasSize(1);
            });
  }

  @Test
  void ofWhichTheAgentSeesNothingFails() {
    GuardedRun run = GuardedRun.of(new FakeAgent(), SweepTestCases.FailingCases.class);
    GuardedRun other = GuardedRun.of(new FakeAgent(), SweepTestCases.NothingCases.class);

    assertThat(run.failures().values())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessage("by itself"));
    assertThat(other.failures().values())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("nothing to sweep"));
  }

  @Test
  void expectsWhatComesFromAnInterruptToLeaveTheTest() {
    InterruptedException interrupted = new InterruptedException();
    IllegalStateException suppressing = new IllegalStateException();
    suppressing.addSuppressed(interrupted);

    assertThat(
            List.of(
                interrupted,
                suppressing,
                new IllegalStateException(interrupted),
                new ExecutionException(new RuntimeException(interrupted)),
                new CancellationException(),
                new InterruptedIOException()))
        .allMatch(Interruptions::explain);
  }

  @Test
  void expectsNothingElseToLeaveTheTest() {
    InterruptedException asserting = new InterruptedException();
    asserting.addSuppressed(new AssertionError("and this is wrong"));

    assertThat(
            List.of(
                new IllegalStateException("by itself"),
                new AssertionError(new InterruptedException()),
                new ExecutionException(new SocketTimeoutException()),
                asserting))
        .noneMatch(Interruptions::explain);
  }

  @Test
  void tellsTwoWaysToOneLineApart() {
    SweptPoint one = point("Orders.java", 10);
    SweptPoint other = point("Orders.java", 20);

    assertThat(one.among(List.of(one))).isEqualTo("Thread.sleep at Pause.java:5");
    assertThat(one.among(List.of(one, other)))
        .isEqualTo("Thread.sleep at Pause.java:5, reached from Orders.java:10");
    assertThat(other.among(List.of(one, other)))
        .isEqualTo("Thread.sleep at Pause.java:5, reached from Orders.java:20");
  }

  @Test
  void countsTheWaysToOneLineThatLookTheSame() {
    SweptPoint one = point("Orders.java", 10);
    SweptPoint other =
        new SweptPoint("another", one.shape(), 2, one.text(), one.site(), one.callers());

    assertThat(other.among(List.of(one, other)))
        .isEqualTo("Thread.sleep at Pause.java:5, way 2 of 2");
  }

  @Test
  void isShownOnItsPageAsItIsRun() throws IOException {
    String test =
        Files.readString(
            Pages.file("samples/src/test/java/dev/selvedge/samples/sweep/QuotesTests.java"));

    assertThat(Pages.snippets("docs/cancellation-sweep.md"))
        .hasSize(2)
        .allSatisfy(snippet -> assertThat(test).contains(snippet));
  }

  private static SweptPoint point(String callerFile, int callerLine) {
    return SweptPoint.of(
        Map.of(
            "key",
            callerFile + callerLine,
            "shape",
            "sleep",
            "nth",
            1,
            "api",
            "java.lang.Thread.sleep",
            "site",
            site("Pause.java", 5),
            "callers",
            List.of(site(callerFile, callerLine))));
  }

  private static Map<String, Object> site(String file, int line) {
    return Map.of("class", "com.acme.Some", "method", "run", "file", file, "line", line);
  }
}
