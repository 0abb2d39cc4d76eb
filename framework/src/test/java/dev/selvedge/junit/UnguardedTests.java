package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Without the agent nothing passes; these tests themselves run without it. */
class UnguardedTests {

  @Test
  void everyGuardedClassFailsWithTheLineThatSaysWhatToDo() {
    var results =
        GuardedRun.execute(
            Map.of(), GuardedTestCases.ThreeCases.class, GuardedTestCases.PerClassCases.class);

    assertThat(GuardedRun.failures(results))
        .containsOnlyKeys("GuardedTestCases$ThreeCases", "GuardedTestCases$PerClassCases")
        .allSatisfy((name, failure) -> assertThatItSaysWhatToDo(failure));
    results.testEvents().assertStatistics(tests -> tests.started(0));
  }

  @Test
  void aGuardedMethodFailsAndItsNeighbourPasses() {
    var results = GuardedRun.execute(Map.of(), GuardedTestCases.MethodCases.class);

    assertThat(GuardedRun.failures(results))
        .containsOnlyKeys("guarded()")
        .allSatisfy((name, failure) -> assertThatItSaysWhatToDo(failure));
    results.testEvents().assertStatistics(tests -> tests.succeeded(1));
  }

  private static void assertThatItSaysWhatToDo(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("needs the Selvedge agent")
        .hasMessageContaining("-javaagent:");
  }
}
