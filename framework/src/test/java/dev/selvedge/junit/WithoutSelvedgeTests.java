package dev.selvedge.junit;

import static dev.selvedge.internal.FakeAgent.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.FakeAgent;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What becomes of tests in a run without Selvedge, as the Maven plugin's property wants it. */
class WithoutSelvedgeTests {

  private static final String PROPERTY = "selvedge.skip";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void guardedTestsRunUnguarded() {
    agent.finds(SkippedTestCases.Cases.class.getName() + ".guarded()", error("f1"));

    assertThat(GuardedRun.of(agent, SkippedTestCases.Cases.class).failures())
        .containsKeys("guarded()", "shows()");

    GuardedRun without = without(SkippedTestCases.Cases.class);

    assertThat(without.passed()).containsExactlyInAnyOrder("guarded()", "shows()");
    assertThat(without.failures()).isEmpty();
  }

  @Test
  void whatNeedsSelvedgeIsLeftOut() {
    EngineExecutionResults results = without(SkippedTestCases.Cases.class).results();

    results
        .allEvents()
        .assertStatistics(statistics -> statistics.skipped(3).aborted(1).succeeded(4).failed(0));
  }

  @Test
  void aClassThatNeedsItIsLeftOut() {
    EngineExecutionResults results = without(SkippedTestCases.InTheConstructor.class).results();

    results.containerEvents().assertStatistics(statistics -> statistics.skipped(1).failed(0));
    results.testEvents().assertStatistics(statistics -> statistics.started(0));
  }

  @Test
  void aClassThatNeedsItBeforeItsTestsIsLeftOut() {
    EngineExecutionResults results = without(SkippedTestCases.BeforeItsTests.class).results();

    results.containerEvents().assertStatistics(statistics -> statistics.skipped(1).failed(0));
  }

  private GuardedRun without(Class<?> fixtures) {
    System.setProperty(PROPERTY, "true");
    try {
      return GuardedRun.of(agent, fixtures);
    } finally {
      System.clearProperty(PROPERTY);
    }
  }
}
