package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.TaskKind;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is given to a pool for now or for later. */
class PoolTasksTests extends TaskFixture {

  /** So many times, because it is about who is faster. */
  private static final int RUNS = 100_000;

  private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);

  @BeforeEach
  void openATest() {
    open("test", "bar()");
  }

  @AfterEach
  void endThePool() {
    Timeline.keep(0);
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

  /** A worker may have begun it before the one that has given it back has ended it. */
  @Test
  void runAgainAndAgainByTwoWorkersDoNotEnd() throws Exception {
    Object work = new Object();
    Task task = Works.queued(work, TaskKind.SCHEDULED_TASK, null, null);
    Timeline.keep(1_000);
    BlockingQueue<Object> queue = new LinkedBlockingQueue<>(List.of(work));
    AtomicInteger runs = new AtomicInteger();
    List<Thread> workers =
        List.of(
            new Thread(() -> workUntilEnd(queue, runs)),
            new Thread(() -> workUntilEnd(queue, runs)));
    workers.forEach(Thread::start);
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(runs.get()).isGreaterThanOrEqualTo(RUNS);
    assertThat(task.state).isNotEqualTo(Task.ENDED);
    Works.dropped(work);
    assertThat(task.state).isEqualTo(Task.ENDED);
  }

  private static void workUntilEnd(BlockingQueue<Object> queue, AtomicInteger runs) {
    ThreadTasks thread = ThreadTable.currentOrNew();
    while (runs.get() < RUNS) {
      Object work = queue.poll();
      if (work != null) {
        if (Works.begin(work) == null) {
          runs.set(RUNS);
        }
        runs.incrementAndGet();
        PoolTasks.again(work);
        queue.add(work);
        PoolTasks.endAll(thread);
      }
    }
  }

  private RunnableScheduledFuture<?> task(long delayDays) {
    return (RunnableScheduledFuture<?>) pool.schedule(() -> 1, delayDays, TimeUnit.DAYS);
  }
}
