package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.internal.FakeAgent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is at work is shown before JUnit interrupts a test whose time is over. */
class TimeoutDumpTests {

  private final FakeAgent agent = new FakeAgent();

  @ParameterizedTest
  @ValueSource(
      classes = {
        TimeoutTestCases.SameThreadCases.class,
        TimeoutTestCases.SeparateThreadCases.class,
        TimeoutTestCases.BeforeEachCases.class
      })
  void theDumpIsPrintedToStandardErrorBeforeTheInterrupt(Class<?> fixture) {
    String printed = printedBy(() -> GuardedRun.of(agent, fixture));

    assertThat(printed)
        .contains(fixture.getName() + ".waits() is over", "At work now:\nthe dump\n")
        .containsOnlyOnce("the dump");
    await()
        .untilAsserted(() -> assertThat(agent.diary()).containsSubsequence("dump", "interrupted"));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        TimeoutTestCases.SameThreadCases.class,
        TimeoutTestCases.SeparateThreadCases.class
      })
  void aDumpThatFailsChangesNothing(Class<?> fixture) {
    agent.failsToDump(new IllegalStateException("no dump today"));

    String printed =
        printedBy(
            () ->
                assertThat(GuardedRun.of(agent, fixture).failures().get("waits()"))
                    .isInstanceOf(TimeoutException.class)
                    .satisfies(
                        failure ->
                            assertThat(failure.getSuppressed())
                                .doesNotHaveAnyElementsOfTypes(IllegalStateException.class)));

    assertThat(printed).contains("cannot be shown").contains("no dump today");
  }

  @Test
  void theWindowOfTheTestIsStillOpen() {
    String printed =
        printedBy(() -> GuardedRun.of(agent, TimeoutTestCases.SeparateThreadCases.class));

    assertThat(printed)
        .contains("[" + TimeoutTestCases.SeparateThreadCases.class.getName())
        .contains(".waits()]");
  }

  private static String printedBy(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
