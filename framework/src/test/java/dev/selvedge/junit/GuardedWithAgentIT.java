package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.selvedge.Finding;
import dev.selvedge.Finding.Attribution;
import dev.selvedge.FindingsError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The guard with the real agent, which knows threads named {@code loop-*} as event loops. */
class GuardedWithAgentIT {

  private static final String CASES = LoopTestCases.class.getName() + "$";

  @BeforeAll
  static void serve() {
    Loop.serve();
  }

  @Test
  void aTestThatBlocksTheLoopFailsAndItsNeighboursPass() {
    EngineExecutionResults results = run(LoopTestCases.SleepCases.class);

    assertThat(GuardedRun.failures(results))
        .containsOnlyKeys("faulty()", "faultyToo()", "faultyInside()");
    results.testEvents().assertStatistics(tests -> tests.succeeded(3));
  }

  @Test
  void theFailureLeadsToTheFaultyLine() {
    Throwable failure = GuardedRun.failures(run(LoopTestCases.SleepCases.class)).get("faulty()");

    String faulty = "Loop.java:" + Loop.faultyLine;
    assertThat(failure).hasMessageContainingAll("BlockedEventLoop", "Thread.sleep", faulty);
    assertThat(failure.getStackTrace()[0]).asString().endsWith("(" + faulty + ")");
    assertThat(failure.getStackTrace())
        .noneMatch(frame -> frame.getClassName().startsWith("dev.selvedge.agent."));
    assertThat(finding(failure))
        .returns("BlockedEventLoop", Finding::rule)
        .returns("loop-1", Finding::thread)
        .returns(Attribution.LINEAGE, Finding::attribution)
        .returns(CASES + "SleepCases.faulty()", Finding::test)
        .returns(1L, Finding::count);
    assertThat(finding(failure).id()).isNotEmpty();
    assertThat(finding(failure).run()).isNotEmpty();
    assertThat(finding(failure).site())
        .extracting(Finding.Site::fileName, Finding.Site::lineNumber)
        .containsExactly("Loop.java", Loop.faultyLine);
  }

  @Test
  void aResourceOfTheTestIsInsideItsWindow() {
    EngineExecutionResults results = run(LoopTestCases.ConstructorAndResourceCases.class);

    assertThat(GuardedRun.failures(results)).containsOnlyKeys("closesFaultily()");
  }

  @Test
  void anInvocationFailsForItselfAlone() {
    EngineExecutionResults results = run(LoopTestCases.InvocationCases.class);

    Map<String, Throwable> failures = GuardedRun.failures(results);
    assertThat(failures).containsOnlyKeys("sleeps true", "dynamic true");
    assertThat(finding(failures.get("sleeps true")).test())
        .isEqualTo(CASES + "InvocationCases.does(boolean) sleeps true");
    assertThat(finding(failures.get("dynamic true")).test())
        .isEqualTo(CASES + "InvocationCases.factory() dynamic true");
  }

  @Test
  void aTestThatFailedByItselfKeepsItsFailure() {
    Throwable failure =
        GuardedRun.failures(run(LoopTestCases.FailingByItselfCases.class)).get("failing()");

    assertThat(failure).hasMessage("by itself");
    assertThat(failure.getSuppressed()).hasOnlyElementsOfType(FindingsError.class).hasSize(1);
  }

  @Test
  void whatTheClassItselfDoesFailsTheClass() {
    Map<String, Throwable> failures = GuardedRun.failures(run(LoopTestCases.BeforeAllCases.class));

    assertThat(failures).containsOnlyKeys("LoopTestCases$BeforeAllCases");
  }

  @Test
  void aGuardedMethodFailsAndAnUnguardedOneDoesNot() {
    EngineExecutionResults results = run(LoopTestCases.MethodCases.class);

    assertThat(GuardedRun.failures(results)).containsOnlyKeys("guarded()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_join_pool", "worker_thread_pool"})
  void ofTwoTestsAtATimeTheGuiltyOneFails(String executor) {
    EngineExecutionResults results =
        GuardedRun.execute(GuardedRun.parallel(executor), LoopTestCases.ParallelCases.class);

    Map<String, Throwable> failures = GuardedRun.failures(results);
    assertThat(failures).containsOnlyKeys("guilty()");
    assertThat(finding(failures.get("guilty()")).attribution()).isEqualTo(Attribution.LINEAGE);
  }

  @Test
  void whatAServerDoesIsTracedToTheOnlyTest() {
    EngineExecutionResults results = run(LoopTestCases.ServedCases.class);

    Map<String, Throwable> failures = GuardedRun.failures(results);
    assertThat(failures).containsOnlyKeys("asks()");
    assertThat(finding(failures.get("asks()")).attribution()).isEqualTo(Attribution.ONLY_WINDOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_join_pool", "worker_thread_pool"})
  void ofWhatAServerDoesForOneOfTwoTestsTheClassIsBlamed(String executor) {
    EngineExecutionResults results =
        GuardedRun.execute(
            GuardedRun.parallel(executor), LoopTestCases.ServedInParallelCases.class);

    Map<String, Throwable> failures = GuardedRun.failures(results);
    assertThat(failures).containsOnlyKeys("LoopTestCases$ServedInParallelCases");
    results.testEvents().assertStatistics(tests -> tests.succeeded(2));
    Finding finding = finding(failures.get("LoopTestCases$ServedInParallelCases"));
    assertThat(finding.attribution()).isEqualTo(Attribution.SHARED);
    assertThat(finding.candidates())
        .containsExactlyInAnyOrder(
            CASES + "ServedInParallelCases.guilty()", CASES + "ServedInParallelCases.innocent()");
  }

  private static EngineExecutionResults run(Class<?> fixture) {
    return GuardedRun.execute(Map.of(), fixture);
  }

  private static Finding finding(Throwable failure) {
    List<Finding> findings =
        assertThat(failure).asInstanceOf(type(FindingsError.class)).actual().findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
