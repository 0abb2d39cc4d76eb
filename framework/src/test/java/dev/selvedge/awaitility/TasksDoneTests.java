package dev.selvedge.awaitility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.internal.FakeAgent;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** When the tasks of a window count as done. */
class TasksDoneTests {

  private final FakeAgent agent = new FakeAgent();
  private final TasksDone condition = new TasksDone(agent, "w1", Thread.currentThread()) {};

  @Test
  void noneIsAlive() {
    assertThat(condition.call()).isTrue();

    condition.run();
  }

  @Test
  void someAreAlive() {
    agent.leaves("pool task #3 runs on 'worker'", "thread #4");

    assertThat(condition.call()).isFalse();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(condition::run)
        .withMessage("these tasks have not ended:\n  pool task #3 runs on 'worker'\n  thread #4");

    agent.endsAll();
    assertThat(condition.call()).isTrue();
  }

  @Test
  void oneThatIsNotSeenCountsForAMoment() {
    agent.doesNotSee(1);

    assertThat(condition.call()).isFalse();
    assertThatThrownBy(condition::run).hasMessageContaining("on its way");
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(condition);
  }

  @Test
  void aTimeOutNamesThem() {
    agent.leaves("thread #4");

    assertThatExceptionOfType(ConditionTimeoutException.class)
        .isThrownBy(
            () ->
                Awaitility.await()
                    // So that it has looked once before it gives up.
                    .pollInSameThread()
                    .atMost(Duration.ofMillis(150))
                    .untilAsserted(condition))
        .withMessageContaining("these tasks have not ended:\n  thread #4");
  }
}
