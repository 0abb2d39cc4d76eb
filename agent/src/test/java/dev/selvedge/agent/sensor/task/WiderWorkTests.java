package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.LiveTask;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** What a test makes for something that outlives it. */
class WiderWorkTests extends TaskFixture {

  /** Work that nobody loses. */
  private final Object lasting = new Object();

  @Test
  void belongsToNoTest() {
    String test = open("test", "bar()");
    Object token = WiderWork.begin();
    LoopTasks.executed(null, lasting);
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(0);
    OpenExecutors.made(pool);
    WiderWork.end(token);

    assertThat(close(test)).isEmpty();
    assertThat(OpenExecutors.of(test)).isEmpty();
    pool.shutdown();
  }

  @Test
  void isNeverThatOfTheTestAgainWhateverItsThreadsMakeLater() throws InterruptedException {
    String test = open("test", "bar()");
    CountDownLatch begin = new CountDownLatch(1);
    Object token = WiderWork.begin();
    Thread thread =
        new Thread(
            () -> {
              try {
                begin.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              LoopTasks.executed(null, lasting);
            });
    ThreadStarts.started(ThreadStarts.starting(thread, null));
    thread.start();
    WiderWork.end(token);
    begin.countDown();
    thread.join();

    assertThat(close(test)).isEmpty();
  }

  @Test
  void endsWithTheTestAtWorkAgain() {
    String test = open("test", "bar()");
    WiderWork.end(WiderWork.begin());

    assertThat(TaskWindows.current()).isEqualTo(test);
    LoopTasks.executed(null, lasting);

    List<LiveTask> left = close(test);
    assertThat(left).hasSize(1);
    assertThat(left.get(0).lineage().window()).isEqualTo(test);
  }

  @Test
  void mayLieInside() {
    String test = open("test", "bar()");
    Object outer = WiderWork.begin();
    WiderWork.end(WiderWork.begin());

    assertThat(TaskWindows.current()).isNull();
    WiderWork.end(outer);
    assertThat(TaskWindows.current()).isEqualTo(test);
  }
}
