package dev.selvedge.junit;

import static dev.selvedge.internal.FakeAgent.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.FindingsError;
import dev.selvedge.internal.Agent;
import dev.selvedge.internal.FakeAgent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The windows of all tests, guarded or not. */
class WindowListenerTests {

  private static final String CASES = ListenedTestCases.class.getName() + "$";
  private static final String GUARDED = GuardedTestCases.class.getName() + "$";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void anUnguardedTestHasAWindowInsideThatOfItsClass() {
    ListenedRun.of(agent, ListenedTestCases.FreeCases.class);

    String type = CASES + "FreeCases";
    assertThat(agent.diary())
        .containsExactly(
            "open " + type,
            "beforeAll",
            "open " + type + ".one()",
            "one",
            "leave " + type + ".one()",
            "open " + type + "$Inner",
            "open " + type + "$Inner.inner()",
            "inner",
            "leave " + type + "$Inner.inner()",
            "leave " + type + "$Inner",
            "leave " + type);
    assertThat(agent.opened(type)).containsEntry("parent", Agent.NO_WINDOW);
    assertThat(parentName(type + "$Inner.inner()")).isEqualTo(type + "$Inner");
    assertThat(parentName(type + "$Inner")).isEqualTo(type);
  }

  @Test
  void aFindingOfAnUnguardedTestFailsNothing() {
    agent.finds(CASES + "FreeCases.one()", error("f1")).finds(CASES + "FreeCases", error("f2"));

    assertThat(ListenedRun.of(agent, ListenedTestCases.FreeCases.class).failures()).isEmpty();
  }

  @Test
  void aGuardedTestAdoptsItsWindow() {
    ListenedRun.of(agent, GuardedTestCases.PlainCases.class);

    assertThat(agent.diary())
        .containsExactly(
            "open " + GUARDED + "PlainCases",
            "beforeAll",
            "open " + GUARDED + "PlainCases.one()",
            "constructor",
            "beforeEach",
            "one",
            "afterEach",
            "resource",
            "close " + GUARDED + "PlainCases.one()",
            "afterAll",
            "close " + GUARDED + "PlainCases");
  }

  @Test
  void aWindowIsDescribedAsTheGuardDescribesItsOwn() {
    Class<?>[] fixtures = {
      GuardedTestCases.PlainCases.class,
      GuardedTestCases.PerClassCases.class,
      GuardedTestCases.OuterCases.class,
      GuardedTestCases.InheritingCases.class,
      InvocationTestCases.ParameterizedCases.class,
      InvocationTestCases.RepeatedCases.class,
      InvocationTestCases.DynamicCases.class,
      InvocationTestCases.ClassTemplateCases.class
    };
    FakeAgent guards = GuardedRun.of(new FakeAgent(), fixtures).agent();

    ListenedRun.of(agent, fixtures);

    assertThat(ListenedRun.described(agent)).containsAllEntriesOf(ListenedRun.described(guards));
    assertThat(agent.stillOpen()).isEmpty();
    assertThat(agent.misnested()).isEmpty();
  }

  @Test
  void aFindingFailsTheGuardedTestAndNoNeighbour() {
    agent
        .finds(CASES + "HalfGuardedCases.guarded()", error("f1"))
        .finds(CASES + "HalfGuardedCases.free()", error("f2"));

    var failures = ListenedRun.of(agent, ListenedTestCases.HalfGuardedCases.class).failures();

    assertThat(failures).containsOnlyKeys("guarded()");
    assertThat(failures.get("guarded()")).isInstanceOf(FindingsError.class).hasMessage("found f1");
  }

  @Test
  void whatAnArgumentsMethodDoesFailsTheGuardedClass() {
    agent.finds(CASES + "ProvidedCases.number(int)", error("f1"));

    var failures = ListenedRun.of(agent, ListenedTestCases.ProvidedCases.class).failures();

    assertThat(agent.diary())
        .startsWith(
            "open " + CASES + "ProvidedCases",
            "open " + CASES + "ProvidedCases.number(int)",
            "numbers",
            "open " + CASES + "ProvidedCases.number(int) number 5");
    assertThat(failures).containsOnlyKeys("ListenedTestCases$ProvidedCases");
    assertThat(failures.values()).first().asString().contains("found f1");
  }

  @Test
  void aTestOfAnotherEngineHasAWindow() {
    ListenedRun.of(agent, Map.of(), List.of(new TwoStepEngine()));

    assertThat(agent.diary())
        .containsExactly("open story", "open story > step", "leave story > step", "leave story");
    assertThat(agent.opened("story")).containsEntry("kind", "class");
    assertThat(agent.opened("story > step")).containsEntry("kind", "test");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aTestThatRunsInsideAnothersWaitIsNotTakenForAPartOfIt(int parallelism) {
    Map<String, String> parameters = new LinkedHashMap<>(GuardedRun.parallel("fork_join_pool"));
    parameters.put("junit.jupiter.execution.parallel.config.fixed.parallelism", "" + parallelism);

    var run =
        ListenedRun.of(
            agent,
            parameters,
            List.of(),
            ListenedTestCases.HelpfulCases.class,
            ListenedTestCases.HelpfulFreeCases.class,
            ListenedTestCases.FreeCases.class,
            GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).isEmpty();
    assertThatWindowsLieWhereTheyBelong();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_join_pool", "worker_thread_pool"})
  void inParallelRunsWindowsNestOnEveryThread(String executor) {
    agent.finds(GUARDED + "ThreeCases.two()", error("f1"));

    var run =
        ListenedRun.of(
            agent,
            GuardedRun.parallel(executor),
            List.of(),
            InvocationTestCases.ParameterizedCases.class,
            InvocationTestCases.DynamicCases.class,
            ListenedTestCases.FreeCases.class,
            GuardedTestCases.OuterCases.class,
            GuardedTestCases.PerClassCases.class,
            GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).containsOnlyKeys("two()");
    assertThatWindowsLieWhereTheyBelong();
  }

  @Test
  void aRunInsideATestLiesInItsWindow() {
    ListenedRun.of(agent, NestedRunCases.class);

    String inner = GUARDED + "ThreeCases";
    assertThat(parentName(inner)).isEqualTo(NestedRunCases.class.getName() + ".runs()");
  }

  @Test
  void anAgentThatFailsDisturbsNoTest() {
    FakeAgent broken = new FakeAgent().failsToOpen(new IllegalStateException("broken"));

    assertThat(ListenedRun.of(broken, ListenedTestCases.FreeCases.class).failures()).isEmpty();
  }

  private void assertThatWindowsLieWhereTheyBelong() {
    assertThat(agent.misnested()).isEmpty();
    assertThat(agent.stillOpen()).isEmpty();
    assertThat(agent.opened())
        .allSatisfy(
            window -> {
              String name = window.get("name").toString();
              if (window.get("parent").equals(Agent.NO_WINDOW)) {
                assertThat(window).containsEntry("kind", "class");
              } else {
                assertThat(name).startsWith(parentName(name));
              }
            });
  }

  private String parentName(String window) {
    Object parent = agent.opened(window).get("parent");
    return agent.opened().stream()
        .filter(it -> it.get("id").equals(parent))
        .map(it -> it.get("name").toString())
        .findFirst()
        .orElseThrow();
  }

  static class NestedRunCases {
    @Test
    void runs() {
      GuardedRun.of(FakeAgent.current, GuardedTestCases.ThreeCases.class);
    }
  }
}
