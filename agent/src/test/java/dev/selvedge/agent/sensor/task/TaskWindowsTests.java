package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LiveTask.State;
import dev.selvedge.agent.event.TaskKind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Windows on one thread, and what they wait for when they close. */
class TaskWindowsTests extends TaskFixture {

  /** Work that nobody loses. */
  private final Object lasting = new Object();

  @Test
  void areCurrentFromTheirOpeningToTheirClosing() {
    assertThat(TaskWindows.current()).isNull();
    String outer = open("class", "FooTest");
    String inner = open("test", "FooTest.bar()", outer);

    assertThat(TaskWindows.current()).isEqualTo(inner);
    close(inner);
    assertThat(TaskWindows.current()).isEqualTo(outer);
    close(outer);
    assertThat(TaskWindows.current()).isNull();
  }

  @Test
  void mayBeClosedInAnotherOrderOrOnAnotherThread() throws InterruptedException {
    String outer = open("class", "FooTest");
    String inner = open("test", "FooTest.bar()", outer);

    Thread other = new Thread(() -> close(outer));
    other.start();
    other.join();

    assertThat(TaskWindows.current()).isEqualTo(inner);
    close(inner);
    assertThat(TaskWindows.current()).isNull();
  }

  @Test
  void leaveNothingWhenNothingWasMade() {
    assertThat(close(open("test", "bar()"))).isEmpty();
    assertThat(TaskWindows.close("never opened", 0, false).left()).isEmpty();
  }

  @Test
  void waitForWorkThatEndsInTime() throws InterruptedException {
    String test = open("test", "bar()");
    Object work = new Object();
    LoopTasks.executed(null, work);
    Thread late =
        new Thread(
            () -> {
              Object token = LoopTasks.running(work);
              LoopTasks.ran(token);
            });
    late.start();

    assertThat(close(test, 10_000)).isEmpty();
    late.join();
  }

  @Test
  void tellWhatIsQueuedStill() {
    String test = open("test", "bar()");
    Object work = new Object();
    LoopTasks.executed(null, work);

    List<LiveTask> left = close(test);

    assertThat(left).hasSize(1);
    assertThat(left.get(0).kind()).isEqualTo(TaskKind.LOOP_TASK);
    assertThat(left.get(0).state()).isEqualTo(State.QUEUED);
    assertThat(left.get(0).thread()).isNull();
    assertThat(left.get(0).lineage().window()).isEqualTo(test);
  }

  @Test
  void tellWhatRunsStillAndOnWhichThread() throws InterruptedException {
    String test = open("test", "bar()");
    Object work = new Object();
    LoopTasks.executed(null, work);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread runs =
        new Thread(
            () -> {
              Object token = LoopTasks.running(work);
              begun.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              LoopTasks.ran(token);
            },
            "worker");
    runs.start();
    begun.await();
    await().until(() -> runs.getState() == Thread.State.WAITING);

    List<LiveTask> left = close(test);
    end.countDown();
    runs.join();

    assertThat(left).hasSize(1);
    assertThat(left.get(0).state()).isEqualTo(State.RUNNING);
    assertThat(left.get(0).thread()).isEqualTo("worker");
    assertThat(left.get(0).waitsFor()).isNotNull();
    assertThat(left.get(0).stack()).isNotEmpty();
  }

  @Test
  void doNotWaitForTheWorkOfOthers() {
    String one = open("test", "one()");
    LoopTasks.executed(null, lasting);
    String other = open("test", "other()");

    assertThat(close(other, 10_000)).isEmpty();
    assertThat(close(one)).hasSize(1);
  }

  @Test
  void doNotWaitForWorkThatIsOver() {
    String test = open("test", "bar()");
    FutureTask<?> cancelled = new FutureTask<>(() -> null);
    LoopTasks.scheduled(null, cancelled);
    cancelled.cancel(true);
    long began = System.nanoTime();

    assertThat(close(test, 60_000)).isEmpty();
    assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(30));
  }

  @Test
  void keepTheInterruptOfTheThreadThatClosesThem() {
    String test = open("test", "bar()");
    LoopTasks.executed(null, lasting);
    Thread.currentThread().interrupt();

    assertThat(close(test)).hasSize(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void endWorkThatIsLeftIfTheyAreToldTo() {
    String test = open("test", "bar()");
    FutureTask<?> future = new FutureTask<>(() -> null);
    LoopTasks.scheduled(null, future);

    assertThat(TaskWindows.close(test, 0, true).left()).hasSize(1);
    assertThat(future.isCancelled()).isTrue();
  }

  @Test
  void leftWithoutAWaitTellLaterWhatIsStillAlive() {
    String test = open("test", "bar()");
    LoopTasks.executed(null, lasting);
    String inTime = open("test", "inTime()");
    Object work = new Object();
    LoopTasks.executed(null, work);

    leave(inTime, 0);
    leave(test, 0);
    LoopTasks.ran(LoopTasks.running(work));

    assertThat(TaskWindows.overdue().left())
        .singleElement()
        .satisfies(left -> assertThat(left.lineage().window()).isEqualTo(test));
    assertThat(TaskWindows.overdue().left()).isEmpty();
  }

  @Test
  void leftInsideAnotherTellItToThatOne() {
    String outer = open("class", "FooTest");
    String inner = open("test", "FooTest.bar()", outer);
    LoopTasks.executed(null, lasting);

    leave(inner, 10);

    assertThat(TaskWindows.overdueIn("another").left()).isEmpty();
    assertThat(TaskWindows.overdueIn(outer).left()).hasSize(1);
  }
}
