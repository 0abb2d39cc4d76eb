package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.FakeAgent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which windows are opened, around what, under which names. */
class GuardedWindowTests {

  private static final String CASES = GuardedTestCases.class.getName() + "$";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void aTestsWindowReachesFromConstructionToTheLastResource() {
    GuardedRun.of(agent, GuardedTestCases.PlainCases.class);

    assertThat(agent.diary())
        .containsExactly(
            "open " + CASES + "PlainCases",
            "beforeAll",
            "open " + CASES + "PlainCases.one()",
            "constructor",
            "beforeEach",
            "one",
            "afterEach",
            "resource",
            "close " + CASES + "PlainCases.one()",
            "afterAll",
            "close " + CASES + "PlainCases");
  }

  @Test
  void oneInstancePerClassIsMadeInTheWindowOfTheClass() {
    GuardedRun.of(agent, GuardedTestCases.PerClassCases.class);

    assertThat(agent.diary())
        .containsExactly(
            "open " + CASES + "PerClassCases",
            "constructor",
            "beforeAll",
            "open " + CASES + "PerClassCases.one()",
            "beforeEach",
            "one",
            "close " + CASES + "PerClassCases.one()",
            "close " + CASES + "PerClassCases");
  }

  @Test
  void aWindowSaysWhatItWatches() {
    GuardedRun.of(agent, GuardedTestCases.PlainCases.class);

    assertThat(agent.opened(CASES + "PlainCases"))
        .containsEntry("kind", "class")
        .containsEntry("class", CASES + "PlainCases")
        .containsEntry("parent", Agent.NO_WINDOW)
        .doesNotContainKey("method");
    assertThat(agent.opened(CASES + "PlainCases.one()"))
        .containsEntry("kind", "test")
        .containsEntry("class", CASES + "PlainCases")
        .containsEntry("method", "one()")
        .containsEntry("parent", "w1");
  }

  @Test
  void aNestedClassHasItsOwnWindowInsideTheOuterOne() {
    GuardedRun.of(agent, GuardedTestCases.OuterCases.class);

    String inner = CASES + "OuterCases$InnerCases";
    assertThat(parentName(inner)).isEqualTo(CASES + "OuterCases");
    assertThat(parentName(inner + ".inner()")).isEqualTo(inner);
    assertThat(parentName(inner + "$InnermostCases")).isEqualTo(inner);
    assertThat(parentName(inner + "$InnermostCases.innermost()"))
        .isEqualTo(inner + "$InnermostCases");
    assertThat(agent.diary())
        .containsSubsequence("open " + inner + ".inner()", "inner constructor");
    assertThat(agent.opened()).hasSize(6);
    assertThat(agent.stillOpen()).isEmpty();
  }

  @Test
  void aGuardedMethodHasAWindowAndItsNeighbourNone() {
    GuardedRun.of(agent, GuardedTestCases.MethodCases.class);

    assertThat(agent.diary())
        .containsExactly(
            "open " + CASES + "MethodCases.guarded()", "close " + CASES + "MethodCases.guarded()");
  }

  @Test
  void theAnnotationMayBePartOfAnother() {
    GuardedRun.of(agent, GuardedTestCases.ComposedCases.class);

    assertThat(agent.diary()).contains("open " + CASES + "ComposedCases.one()");
  }

  @Test
  void theAnnotationIsInherited() {
    GuardedRun.of(agent, GuardedTestCases.InheritingCases.class);

    assertThat(agent.diary()).contains("open " + CASES + "InheritingCases.one()");
  }

  @Test
  void theWindowOfADisabledTestIsClosed() {
    GuardedRun.of(agent, GuardedTestCases.DisabledCases.class);

    assertThat(agent.stillOpen()).isEmpty();
  }

  @Test
  void windowsCloseWhereJUnitLeavesAutoCloseablesAlone() {
    GuardedRun.of(
        agent,
        Map.of("junit.jupiter.extensions.store.close.autocloseable.enabled", "false"),
        GuardedTestCases.PlainCases.class);

    assertThat(agent.opened()).hasSize(2);
    assertThat(agent.stillOpen()).isEmpty();
  }

  private Object parentName(String window) {
    Object parent = agent.opened(window).get("parent");
    return agent.opened().stream()
        .filter(it -> it.get("id").equals(parent))
        .map(it -> it.get("name"))
        .findFirst()
        .orElseThrow();
  }
}
