package dev.selvedge.junit;

import static dev.selvedge.internal.FakeAgent.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Finding;
import dev.selvedge.Guard;
import dev.selvedge.Recording;
import dev.selvedge.internal.FakeAgent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Guards and recordings as parameters. */
class ParameterTests {

  private static final String CASES = ParameterTestCases.class.getName() + "$";

  private final FakeAgent agent = new FakeAgent();

  @Test
  void areThoseOfTheTestOrOfTheClass() {
    agent.leaves("a task");

    GuardedRun run = GuardedRun.of(agent, ParameterTestCases.EverywhereCases.class);

    String type = CASES + "EverywhereCases";
    String test = type + ".test(Recording, Guard)";
    assertThat(run.failures()).isEmpty();
    assertThat(agent.diary())
        .containsExactly(
            "open " + type,
            "beforeAll of " + type,
            "open " + test,
            "constructor of " + test,
            "beforeEach of " + test,
            "test of " + test,
            "found []",
            "left [a task]",
            "afterEach of " + test,
            "close " + test,
            "afterAll of " + type,
            "close " + type);
  }

  @Test
  void askTheAgentAtEachAnswerAndGiveTasksTimeWhereTheyAreAskedFor() {
    GuardedRun.of(agent, ParameterTestCases.EverywhereCases.class);

    assertThat(agent.settled()).containsExactly(0L, -1L);
  }

  @Test
  void seeWhatWasFoundUntilNow() {
    agent.finds(CASES + "EverywhereCases.test(Recording, Guard)", error("f1"));

    GuardedRun run = GuardedRun.of(agent, ParameterTestCases.EverywhereCases.class);

    assertThat(agent.diary()).contains("found [f1]");
    assertThat(run.failures()).containsOnlyKeys("test(Recording, Guard)");
  }

  @Test
  void answerAfterTheTestWhatThereWasInTheEnd() {
    agent.finds(CASES + "EverywhereCases.test(Recording, Guard)", error("f1"));
    GuardedRun.of(agent, ParameterTestCases.EverywhereCases.class);

    Recording recording = (Recording) ParameterTestCases.kept.get(0);
    Guard guard = (Guard) ParameterTestCases.kept.get(1);
    assertThat(recording.findings()).extracting(Finding::id).containsExactly("f1");
    assertThat(guard.findings()).extracting(Finding::id).containsExactly("f1");
    assertThat(guard.recording().findings()).hasSize(1);
    guard.awaitTasks(Duration.ZERO);
    assertThatThrownBy(() -> guard.awaitTasks(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void standBesideArgumentsAndInFactories() {
    GuardedRun run = GuardedRun.of(agent, ParameterTestCases.InvocationCases.class);

    String type = CASES + "InvocationCases";
    assertThat(run.failures()).isEmpty();
    assertThat(agent.diary())
        .contains(
            "test of " + type + ".numbers(int, Guard) number 1",
            "test of " + type + ".numbers(int, Guard) number 2",
            "factory of " + type + ".factory(Guard)");
  }

  @Test
  void areForGuardedMethodsAlone() {
    GuardedRun run = GuardedRun.of(agent, ParameterTestCases.MethodCases.class);

    assertThat(agent.diary()).contains(CASES + "MethodCases.guarded(Recording)");
    assertThat(run.failures()).containsOnlyKeys("free(Recording)");
    assertThat(run.failures().get("free(Recording)"))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContainingAll("in guarded tests only", "put @Guarded");
  }

  @Test
  void areNotForTestsThatWereTakenOut() {
    assertThat(
            GuardedRun.of(agent, ParameterTestCases.UnguardedCases.class)
                .failures()
                .get("free(Guard)"))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContaining("this one is not");
  }
}
