package dev.selvedge.junit;

import static dev.selvedge.internal.FakeAgent.error;
import static dev.selvedge.internal.FakeAgent.warning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.FindingsError;
import dev.selvedge.internal.FakeAgent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.reporting.ReportEntry;

/** What findings do to the outcome of tests. */
class GuardedOutcomeTests {

  private static final String CASES = GuardedTestCases.class.getName() + "$";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void aFindingFailsItsTestAndNoNeighbour() {
    agent.finds(CASES + "ThreeCases.two()", error("f1"));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).containsOnlyKeys("two()");
    assertThat(run.failures().get("two()"))
        .isInstanceOfSatisfying(
            FindingsError.class,
            failure -> assertThat(failure.findings()).extracting(Finding::id).containsExactly("f1"))
        .hasMessage("found f1");
    assertThat(run.passed()).containsExactlyInAnyOrder("one()", "three()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_join_pool", "worker_thread_pool"})
  void aFindingFailsItsTestAloneInParallelRuns(String executor) {
    agent.finds(CASES + "ThreeCases.two()", error("f1"));

    GuardedRun run =
        GuardedRun.of(agent, GuardedRun.parallel(executor), GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).containsOnlyKeys("two()");
  }

  @Test
  void aTestThatFailedByItselfKeepsItsFailure() {
    agent.finds(CASES + "FailingCases.failing()", error("f1"));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.FailingCases.class);

    Throwable failure = run.failures().get("failing()");
    assertThat(failure).hasMessage("by itself");
    assertThat(failure.getSuppressed())
        .singleElement()
        .isInstanceOf(FindingsError.class)
        .extracting(Throwable::getMessage)
        .isEqualTo("found f1");
  }

  @Test
  void anAbortedTestWithAFindingFails() {
    agent.finds(CASES + "FailingCases.aborted()", error("f1"));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.FailingCases.class);

    assertThat(run.failures().get("aborted()"))
        .isInstanceOf(FindingsError.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  @Test
  void aFindingIsAddedToTheFailureOfAConstructor() {
    agent.finds(CASES + "BrokenConstructorCases.one()", error("f1"));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.BrokenConstructorCases.class);

    assertThat(run.failures().get("one()").getSuppressed())
        .hasAtLeastOneElementOfType(FindingsError.class);
    assertThat(agent.stillOpen()).isEmpty();
  }

  @Test
  void aFindingIsAddedToTheFailureOfAResource() {
    agent.finds(CASES + "BrokenResourceCases.one()", error("f1"));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.BrokenResourceCases.class);

    assertThat(run.failures().get("one()"))
        .hasStackTraceContaining("no closing")
        .hasStackTraceContaining("found f1");
  }

  @Test
  void aFindingOfTheClassFailsTheClass() {
    agent.finds(CASES + "ThreeCases", error("f1"));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).containsOnlyKeys("GuardedTestCases$ThreeCases");
    assertThat(run.failures().values()).first().isInstanceOf(FindingsError.class);
    assertThat(run.passed()).hasSize(3);
  }

  @Test
  void aWarningIsPublishedAndFailsNothing() {
    agent.finds(CASES + "ThreeCases.two()", warning("f1"));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).isEmpty();
    assertThat(entries(run)).containsExactly(Map.of("selvedge", "Rule: found f1"));
  }

  @Test
  void aFindingToldByATestIsNotToldAgainByTheClass() {
    agent
        .finds(CASES + "ThreeCases.two()", error("f1"))
        .finds(CASES + "ThreeCases", error("f1"))
        .finds(CASES + "ThreeCases.one()", warning("f2"))
        .finds(CASES + "ThreeCases", warning("f2"));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).containsOnlyKeys("two()");
    assertThat(entries(run)).hasSize(1);
  }

  @Test
  void findingsWithoutAnIdAreNotTakenForOneAnother() {
    agent
        .finds(CASES + "ThreeCases.two()", error(""))
        .finds(CASES + "ThreeCases.one()", error(""))
        .finds(CASES + "ThreeCases", error(""));

    GuardedRun run = GuardedRun.of(agent, GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).containsOnlyKeys("one()", "two()", "GuardedTestCases$ThreeCases");
  }

  @Test
  void aFindingToldByADynamicTestIsNotToldAgainByItsFactoryOrClass() {
    String type = InvocationTestCases.class.getName() + "$DynamicCases";
    agent
        .finds(type + ".factory() box second", error("f1"))
        .finds(type + ".factory()", error("f1"))
        .finds(type, error("f1"));

    GuardedRun run = GuardedRun.of(agent, InvocationTestCases.DynamicCases.class);

    assertThat(run.failures()).containsOnlyKeys("second");
  }

  private static List<Map<String, String>> entries(GuardedRun run) {
    return run.results().allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
        .toList();
  }
}
