package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is given to a pool for now or for later. */
class PoolTasksTests extends TaskFixture {

  private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);

  @BeforeEach
  void openATest() {
    open("test", "bar()");
  }

  @AfterEach
  void endThePool() {
    PoolTasks.delayed(0);
    pool.shutdownNow();
  }

  @Test
  void areForLaterAlsoIfThatIsOverWhenTheyAreGiven() {
    PoolTasks.delayed(1);

    assertThat(PoolTasks.isDue(task(0))).isFalse();
  }

  @Test
  void areForNowWithoutADelay() {
    PoolTasks.delayed(0);
    assertThat(PoolTasks.isDue(task(0))).isTrue();

    PoolTasks.delayed(-1);
    assertThat(PoolTasks.isDue(task(0))).isTrue();
  }

  @Test
  void areForNowAfterAnotherOneThatWasForLater() {
    PoolTasks.delayed(TimeUnit.DAYS.toNanos(1));
    PoolTasks.delayed(0);

    assertThat(PoolTasks.isDue(task(0))).isTrue();
  }

  @Test
  void areForLaterWhereTheirDelayIsAllThatIsKnown() {
    assertThat(PoolTasks.isDue(task(1))).isFalse();
  }

  private RunnableScheduledFuture<?> task(long delayDays) {
    return (RunnableScheduledFuture<?>) pool.schedule(() -> 1, delayDays, TimeUnit.DAYS);
  }
}
