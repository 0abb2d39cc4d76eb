package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.FakeAgent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every invocation of a test has a window and a name of its own. */
class InvocationWindowTests {

  private static final String CASES = InvocationTestCases.class.getName() + "$";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void everyArgumentOfAParameterizedTest() {
    GuardedRun run = GuardedRun.of(agent, InvocationTestCases.ParameterizedCases.class);

    String test = CASES + "ParameterizedCases.number(int) ";
    assertThat(names())
        .containsExactly(
            CASES + "ParameterizedCases", test + run.passed().get(0), test + run.passed().get(1));
    assertThat(run.passed().get(1)).contains("6");
  }

  @Test
  void everyRepetition() {
    GuardedRun.of(agent, InvocationTestCases.RepeatedCases.class);

    assertThat(names())
        .containsExactly(
            CASES + "RepeatedCases",
            CASES + "RepeatedCases.again() repetition 1 of 2",
            CASES + "RepeatedCases.again() repetition 2 of 2");
  }

  @Test
  void everyDynamicTestInsideTheWindowOfItsFactory() {
    GuardedRun.of(agent, InvocationTestCases.DynamicCases.class);

    String factory = CASES + "DynamicCases.factory()";
    assertThat(agent.diary())
        .containsExactly(
            "open " + CASES + "DynamicCases",
            "open " + factory,
            "open " + factory + " first",
            "first",
            "close " + factory + " first",
            "open " + factory + " box second",
            "second",
            "close " + factory + " box second",
            "close " + factory,
            "close " + CASES + "DynamicCases");
    assertThat(agent.opened(factory + " box second"))
        .containsEntry("parent", agent.opened(factory).get("id"))
        .containsEntry("class", CASES + "DynamicCases")
        .containsEntry("method", "factory()");
  }

  @Test
  void everyInvocationOfAClassTemplate() {
    GuardedRun.of(agent, InvocationTestCases.ClassTemplateCases.class);

    assertThat(names()).hasSize(3).doesNotHaveDuplicates();
    assertThat(names().get(2)).startsWith(CASES + "ClassTemplateCases.one() [2]").contains("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork_join_pool", "worker_thread_pool"})
  void inParallelToo(String executor) {
    GuardedRun run =
        GuardedRun.of(
            agent,
            GuardedRun.parallel(executor),
            InvocationTestCases.ParameterizedCases.class,
            InvocationTestCases.DynamicCases.class,
            GuardedTestCases.OuterCases.class,
            GuardedTestCases.PerClassCases.class,
            GuardedTestCases.ThreeCases.class);

    assertThat(run.failures()).isEmpty();
    assertThat(names()).hasSize(19).doesNotHaveDuplicates();
    assertThat(agent.stillOpen()).isEmpty();
    assertThat(agent.opened())
        .allSatisfy(
            window ->
                assertThat(window.get("parent").equals(Agent.NO_WINDOW))
                    .isEqualTo(window.get("kind").equals("class") && !isInner(window)));
  }

  private static boolean isInner(Map<String, Object> window) {
    return window
        .get("name")
        .toString()
        .startsWith(GuardedTestCases.class.getName() + "$OuterCases$");
  }

  private List<String> names() {
    return agent.opened().stream().map(window -> window.get("name").toString()).toList();
  }
}
