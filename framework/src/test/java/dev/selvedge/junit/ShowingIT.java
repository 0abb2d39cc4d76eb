package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What tests expect, what is detached, and who is blamed in parallel, with the real agent. */
class ShowingIT {

  @BeforeAll
  static void serve() {
    Loop.serve();
  }

  @Test
  void testsPassThatFindWhatTheyExpectAndNothingElse() {
    EngineExecutionResults results = run(ShowingTestCases.MethodCases.class);

    Map<String, Throwable> failures = GuardedRun.failures(results);
    assertThat(failures)
        .containsOnlyKeys(
            "showsElsewhere()",
            "showsNothing()",
            "showsSomethingElse()",
            "showsWhatIsAllowed()",
            "showsWhatIsOff()",
            "showsWhatIsNoRule()",
            "dynamic shows nothing");
    assertThat(failures.get("showsElsewhere()"))
        .hasMessageStartingWith("Expected BlockedEventLoop in com.acme, and it was not found")
        .hasMessageContaining("What was found instead:\n\nBlockedEventLoop: Thread.sleep");
    assertThat(failures.get("showsNothing()")).hasMessageEndingWith("Nothing was found.");
    assertThat(failures.get("showsSomethingElse()"))
        .hasMessageStartingWith("BlockedEventLoop: ")
        .hasMessageNotContaining("UnfinishedTask:");
    assertThat(failures.get("showsWhatIsAllowed()"))
        .hasMessageStartingWith("Expected BlockedEventLoop, and it was not found (")
        .hasMessageContaining("): it happened, but is allowed, \"it is old\" (")
        .hasMessageEndingWith("Nothing else was found.");
    assertThat(failures.get("showsWhatIsOff()")).hasMessageEndingWith("rules=*:LostInterruptFlag");
    assertThat(failures.get("showsWhatIsNoRule()")).hasMessageContaining("names no rule");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_join_pool", "worker_thread_pool"})
  void whatCannotBeTracedToOneOfTwoIsWhatBothExpect(String executor) {
    EngineExecutionResults results =
        GuardedRun.execute(GuardedRun.parallel(executor), ShowingTestCases.ServedCases.class);

    assertThat(GuardedRun.failures(results)).isEmpty();
  }

  @Test
  void workThatIsDetachedMayLiveOnAndMayNotFail() {
    assertThat(GuardedRun.failures(run(ShowingTestCases.DetachedCases.class)))
        .containsOnlyKeys("elsewhere()", "fails()")
        .hasEntrySatisfying(
            "elsewhere()", failure -> assertThat(failure).hasMessageContaining("UnfinishedTask"))
        .hasEntrySatisfying(
            "fails()", failure -> assertThat(failure).hasMessageContaining("LostFailure"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_join_pool", "worker_thread_pool"})
  void ofFortyTestsAtATimeExactlyTheFaultyOnesFail(String executor) {
    Map<String, String> parameters = new LinkedHashMap<>(GuardedRun.parallel(executor));
    parameters.put("junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

    EngineExecutionResults results =
        GuardedRun.execute(parameters, ShowingTestCases.FortyCases.class);

    assertThat(GuardedRun.failures(results))
        .containsOnlyKeys(
            IntStream.rangeClosed(1, 10).mapToObj(i -> "number " + 4 * i).toArray(String[]::new))
        .allSatisfy(
            (name, failure) ->
                assertThat(failure).hasMessageContainingAll("BlockedEventLoop", "UnfinishedTask"));
  }

  @Test
  void invocationsOfAClassFailForThemselves() {
    EngineExecutionResults results = run(ShowingTestCases.ClassTemplateCases.class);

    results.testEvents().assertStatistics(tests -> tests.started(4).succeeded(2).failed(2));
    assertThat(GuardedRun.failures(results)).containsOnlyKeys("test(Recording)", "inside()");
  }

  private static EngineExecutionResults run(Class<?> fixture) {
    return GuardedRun.execute(Map.of(), fixture);
  }
}
