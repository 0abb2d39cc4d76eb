package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.FakeAgent;
import java.util.Map;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;

/** Limits are told to the agent, for the window of whoever has them. */
class FanOutLimitTests {

  private static final String CASES = FanOutLimitTestCases.class.getName() + "$";
  private static final String LIMIT = "fanOutLimit";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void aClassHasALimitForTheWindowsInItsOwn() {
    GuardedRun.of(agent, FanOutLimitTestCases.LimitedCases.class);

    assertThatWindow("LimitedCases").containsEntry(LIMIT, 16);
    assertThatWindow("LimitedCases.asTheClass()").doesNotContainKey(LIMIT);
  }

  @Test
  void aMethodHasALimitOfItsOwn() {
    GuardedRun.of(agent, FanOutLimitTestCases.LimitedCases.class);

    assertThatWindow("LimitedCases.otherwise()").containsEntry(LIMIT, 32);
    assertThatWindow("LimitedCases.composed()").containsEntry(LIMIT, 4);
    assertThatWindow("LimitedCases.parameterized(int) with 7").containsEntry(LIMIT, 8);
  }

  @Test
  void theLimitIsInheritedAndHoldsInNestedClasses() {
    GuardedRun.of(agent, FanOutLimitTestCases.InheritingCases.class);

    assertThatWindow("InheritingCases").containsEntry(LIMIT, 16);
    assertThatWindow("LimitedCases$Inner").containsEntry(LIMIT, 16);
  }

  @Test
  void aPackageHasALimitForItsClassesUnlessTheyHaveTheirOwn() {
    assertThat(FanOutLimits.of(dev.selvedge.junit.limited.InPackage.class, null)).isEqualTo(12);
    assertThat(FanOutLimits.of(dev.selvedge.junit.limited.InPackage.Inner.class, null))
        .isEqualTo(12);
    assertThat(FanOutLimits.of(dev.selvedge.junit.limited.InPackage.Own.class, null)).isEqualTo(3);
    assertThat(FanOutLimits.of(FanOutLimitTests.class, null)).isNull();
  }

  @Test
  void aLimitGuardsItsTestAndNoOther() {
    GuardedRun run =
        GuardedRun.of(
            agent.findsEverywhere(FakeAgent.error("f1")),
            FanOutLimitTestCases.UnguardedCases.class);

    assertThat(run.failures()).containsOnlyKeys("limited()");
    assertThat(run.passed()).containsExactly("notLimited()");
    assertThatWindow("UnguardedCases.limited()").containsEntry(LIMIT, 5);
  }

  @Test
  void withoutTheAgentALimitFailsInOneLine() {
    Map<String, Throwable> failures =
        GuardedRun.failures(
            GuardedRun.execute(Map.of(), FanOutLimitTestCases.UnguardedCases.class));

    assertThat(failures).containsOnlyKeys("limited()");
    assertThat(failures.get("limited()")).hasMessageContaining("-javaagent:");
    assertThat(failures.get("limited()").getMessage().lines()).hasSize(1);
  }

  @Test
  void aLimitThatLetsNothingWorkFailsItsTestInOneLine() {
    GuardedRun run = GuardedRun.of(agent, FanOutLimitTestCases.BrokenCases.class);

    assertThat(run.failures()).containsOnlyKeys("none()");
    assertThat(run.failures().get("none()"))
        .hasMessage("@FanOutLimit(0) would let no task work at all; give a number from 1 on");
    assertThat(agent.stillOpen()).isEmpty();
  }

  private MapAssert<String, Object> assertThatWindow(String name) {
    return assertThat(agent.opened(CASES + name));
  }
}
