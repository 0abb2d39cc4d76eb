package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What tests allow, with the real agent. */
class AllowWithAgentIT {

  @BeforeAll
  static void serve() {
    Loop.serve();
  }

  @Test
  void whatATestAllowsDoesNotFailItAndFailsItsNeighbours() {
    assertThat(GuardedRun.failures(run(AllowTestCases.MethodCases.class)))
        .containsOnlyKeys("notAllowed()", "otherwiseAllowed()");
  }

  @Test
  void whatAClassAllowsItsTestsMayDoThoseNestedAndInheritedToo() {
    run(AllowTestCases.ClassCases.class)
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(2).failed(0));
    run(AllowTestCases.InheritingCases.class)
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(3).failed(0));
  }

  @Test
  void anAllowanceThatCannotBeUsedFailsItsTestInOneLine() {
    Map<String, Throwable> failures = GuardedRun.failures(run(AllowTestCases.BrokenCases.class));

    assertThat(failures).containsOnlyKeys("withoutReason()", "withoutRule()");
    assertThat(failures.get("withoutReason()"))
        .hasMessageContainingAll("@Allow at", "BrokenCases.withoutReason", "gives no reason")
        .hasMessageNotContaining("\n");
    assertThat(failures.get("withoutRule()"))
        .hasMessageContainingAll("names no rule, 'BlockedLoop'", "BlockedEventLoop");
  }

  @Test
  void anAllowanceThatCannotBeUsedFailsItsClass() {
    Map<String, Throwable> failures =
        GuardedRun.failures(run(AllowTestCases.BrokenClassCases.class));

    assertThat(failures.values())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("names no package"));
  }

  private static EngineExecutionResults run(Class<?> fixture) {
    return GuardedRun.execute(Map.of(), fixture);
  }
}
