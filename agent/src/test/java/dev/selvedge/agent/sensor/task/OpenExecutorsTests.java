package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.OpenExecutor;
import dev.selvedge.agent.event.OpenExecutor.Holder;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** The methods that executors call where the agent has woven them, called by hand. */
class OpenExecutorsTests extends TaskFixture {

  @Test
  void areThoseThatNobodyHasShutDown() {
    String test = open("test", "bar()");
    ScheduledThreadPoolExecutor open = made(new ScheduledThreadPoolExecutor(0));
    ScheduledThreadPoolExecutor closed = made(new ScheduledThreadPoolExecutor(0));
    OpenExecutors.closing(closed);
    ForkJoinPool other = made(new ForkJoinPool(1));
    close(test);

    assertThat(OpenExecutors.of(test))
        .hasSize(2)
        .allSatisfy(
            executor -> {
              assertThat(executor.holder()).isEqualTo(Holder.ORDINARY);
              assertThat(executor.lineage().window()).isEqualTo(test);
              assertThat(executor.origin()).isNotEmpty();
            });
    assertThat(ExecutorTable.of(open)).isNotNull();
    other.shutdown();
  }

  @Test
  void areToldOnce() {
    String test = open("test", "bar()");
    ScheduledThreadPoolExecutor open = made(new ScheduledThreadPoolExecutor(0));
    close(test);

    assertThat(OpenExecutors.of(test)).hasSize(1);
    assertThat(OpenExecutors.of(test)).isEmpty();
    assertThat(open.isShutdown()).isFalse();
  }

  @Test
  void areCountedAlsoIfTheyAreGone() {
    String test = open("test", "bar()");
    for (int i = 0; i < 3; i++) {
      made(new ScheduledThreadPoolExecutor(0));
    }
    System.gc();
    close(test);

    assertThat(OpenExecutors.of(test))
        .extracting(OpenExecutor::id)
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  void areThoseOfAWindowThatWasLeftOnceItIsOver() {
    String test = open("test", "bar()");
    ScheduledThreadPoolExecutor open = made(new ScheduledThreadPoolExecutor(0));
    leave(test, 0);

    assertThat(OpenExecutors.overdue())
        .filteredOn(executor -> executor.lineage().window().equals(test))
        .hasSize(1);
    assertThat(open.isShutdown()).isFalse();
  }

  private static <E> E made(E executor) {
    OpenExecutors.made(executor);
    return executor;
  }
}
