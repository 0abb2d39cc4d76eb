package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.selvedge.Finding;
import dev.selvedge.FindingsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Sweeps with the real agent. */
class SweepIT {

  private static final Path SOURCE =
      Path.of("src/test/java/dev/selvedge/junit/SweepTestCases.java");
  private static final Path FOLDER = Path.of("target/selvedge/sweeps");

  @Test
  void overRightCodeIsGreenAndSaysHowFarItWent() {
    EngineExecutionResults results = run(SweepTestCases.RightCases.class);

    results.testEvents().assertStatistics(tests -> tests.succeeded(8).failed(0).aborted(0));
    assertThat(names(results.testEvents().succeeded()))
        .contains("[1] not cancelled, to find the points")
        .anyMatch(
            name ->
                name.endsWith("interrupted in Semaphore.acquire at " + line("permits.acquire()")))
        .anyMatch(name -> name.endsWith("interrupted in FutureTask.get at " + line("price.get()")))
        .anyMatch(
            name ->
                name.endsWith(
                    "interrupted in Thread.sleep at "
                        + line("Thread.sleep(30)")
                        + " (pool task made at "
                        + line("pool.submit(Quotes::ask)")
                        + ")"));
    assertThat(told(results))
        .containsExactly(
            "3 of 3 interruptible points exercised; none failed",
            "3 of 3 interruptible points exercised; none failed");
  }

  @Test
  void namesTheLineThatSwallows() {
    EngineExecutionResults results = run(SweepTestCases.SwallowingCases.class);

    Map<String, Throwable> failures = GuardedRun.failures(results);
    String point = "Thread.sleep at " + line("class SwallowingCases", "// FLAW");
    assertThat(failures).containsOnlyKeys("[2] 1 of 1: interrupted in " + point);
    assertThat(failures.values())
        .singleElement()
        .isInstanceOfSatisfying(
            FindingsError.class,
            failure ->
                assertThat(failure.findings())
                    .extracting(Finding::rule)
                    .containsExactly("SwallowedCancellation"));
    assertThat(told(results))
        .containsExactly("1 of 1 interruptible point exercised; 1 of them failed: " + point);
  }

  @Test
  void holdsWhatTheTestSaysOfItsEnd() {
    EngineExecutionResults results = run(SweepTestCases.HoldingBackCases.class);

    assertThat(GuardedRun.failures(results))
        .containsOnlyKeys(
            "[3] 2 of 2: interrupted in Thread.sleep at "
                + line("class HoldingBackCases", "// FLAW"))
        .allSatisfy((name, failure) -> assertThat(failure).hasMessageContaining("expected: 1"));
  }

  @Test
  void endsATestThatWaitsForWhatWasCancelled() {
    EngineExecutionResults results = run(SweepTestCases.HangingCases.class);

    assertThat(GuardedRun.failures(results))
        .hasSize(1)
        .allSatisfy(
            (name, failure) ->
                assertThat(failure)
                    .hasMessageContaining("did not come to its end within")
                    .hasMessageContaining("CompletableFuture.join"))
        .allSatisfy(
            (name, failure) ->
                assertThat(name)
                    .contains(
                        "LinkedBlockingQueue.take at " + line("class HangingCases", "// FLAW")));
  }

  @Test
  void showsATaskThatDoesNotEnd() {
    EngineExecutionResults results = run(SweepTestCases.LateCases.class);
    SweepTestCases.LateCases.END.release();
    String point = "Thread.sleep at " + line("class LateCases", "// FLAW");

    assertThat(GuardedRun.failures(results))
        .hasSize(1)
        .allSatisfy((name, failure) -> assertThat(name).contains(point))
        .allSatisfy(
            (name, failure) ->
                assertThat(failure)
                    .hasMessageContaining("did not come to its end within 100 ms")
                    .hasMessageContaining("Semaphore.acquireUninterruptibly"));
  }

  @Test
  void failsWhereThereIsNothingToSweep() {
    EngineExecutionResults results = run(SweepTestCases.NothingCases.class);

    assertThat(GuardedRun.failures(results).values())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure).hasMessageStartingWith("no interruptible wait was reached"));
  }

  @Test
  void endsWithTheFirstRunIfThatFails() {
    EngineExecutionResults results = run(SweepTestCases.FailingCases.class);

    results.testEvents().assertStatistics(tests -> tests.started(1).failed(1));
    assertThat(GuardedRun.failures(results).values())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessage("by itself"));
  }

  @Test
  void saysHowFarItGotWithinItsBounds() {
    EngineExecutionResults results = run(SweepTestCases.ManyCases.class);

    assertThat(names(results.testEvents().skipped()))
        .containsExactlyInAnyOrder(
            "[4] 2 of 3 interruptible points exercised, maxPoints is 2; none failed",
            "[2] 0 of 1 interruptible point exercised, the budget of 1 ms is used up");
  }

  @Test
  void neverPassesAPointThatWasNotReachedAgain() {
    EngineExecutionResults results = run(SweepTestCases.OnceCases.class);

    results.testEvents().assertStatistics(tests -> tests.succeeded(1).aborted(2).skipped(1));
    assertThat(told(results)).singleElement().asString().contains("0 of 1", "not reached again");
  }

  @Test
  void reachesWhatWasBegunBeforeTheTest() {
    EngineExecutionResults results = run(SweepTestCases.WorkerCases.class);

    assertThat(GuardedRun.failures(results)).isEmpty();
    assertThat(names(results.testEvents().succeeded()))
        .anyMatch(name -> name.contains("LinkedBlockingQueue.take at " + line("work.take()")));
  }

  @Test
  void runsOnePointAlone() throws IOException {
    String id =
        "[engine:junit-jupiter]/[class:"
            + SweepTestCases.HoldingBackCases.class.getName()
            + "]/[test-template:works()]/[test-template-invocation:#3]";
    String point = line("class HoldingBackCases", "// FLAW");
    forgetSweeps();

    EngineExecutionResults byOrder = runAlone(id);
    run(SweepTestCases.HoldingBackCases.class);
    EngineExecutionResults known = runAlone(id);

    assertThat(GuardedRun.failures(byOrder)).containsOnlyKeys("[3] interrupted at point 2");
    assertThat(GuardedRun.failures(known))
        .containsOnlyKeys("[3] interrupted in Thread.sleep at " + point);
    known.testEvents().assertStatistics(tests -> tests.started(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_join_pool", "worker_thread_pool"})
  void goesOnInOrderWhereTestsRunInParallel(String executor) {
    EngineExecutionResults results =
        GuardedRun.execute(GuardedRun.parallel(executor), SweepTestCases.ParallelCases.class);

    assertThat(GuardedRun.failures(results)).isEmpty();
    assertThat(told(results))
        .hasSize(2)
        .allMatch("2 of 2 interruptible points exercised; none failed"::equals);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(GuardedRun.failures(run(SweepTestCases.SenselessCases.class)).values())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("budget = \"soon\""));
    assertThat(
            GuardedRun.failures(
                    GuardedRun.execute(
                        GuardedRun.parallel("fork_join_pool"),
                        SweepTestCases.ConcurrentCases.class))
                .values())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("@Execution(CONCURRENT)"));
  }

  private static EngineExecutionResults run(Class<?> fixture) {
    return GuardedRun.execute(Map.of(), fixture);
  }

  private static EngineExecutionResults runAlone(String id) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectUniqueId(id)).execute();
  }

  private static void forgetSweeps() throws IOException {
    if (Files.exists(FOLDER)) {
      try (var files = Files.list(FOLDER)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<String> names(Events events) {
    return events.stream().map(Event::getTestDescriptor).map(it -> it.getDisplayName()).toList();
  }

  private static List<String> told(EngineExecutionResults results) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
        .map(entry -> entry.get("selvedge"))
        .toList();
  }

  /** File and number of the only line that has this text. */
  private static String line(String text) {
    return line("", text);
  }

  /** File and number of the first line with this text after another one. */
  private static String line(String after, String text) {
    List<String> lines = source();
    boolean begun = false;
    for (int i = 0; i < lines.size(); i++) {
      begun |= lines.get(i).contains(after);
      if (begun && lines.get(i).contains(text)) {
        return SOURCE.getFileName() + ":" + (i + 1);
      }
    }
    throw new AssertionError(text);
  }

  private static List<String> source() {
    try {
      return Files.readAllLines(SOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
