package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.event.TaskKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tasks of queued objects. */
class QueuedTasksTests {

  private final TaskWindow around = new TaskWindow("c", "class", null);
  private final TaskWindow one = new TaskWindow("a", "test a", around);
  private final TaskWindow other = new TaskWindow("b", "test b", around);

  @Test
  void areTakenFirstInFirstOut() {
    Object queued = new Object();
    Task first = task(one);
    Task second = task(one);
    Task third = task(one);
    QueuedTasks.add(queued, first);
    QueuedTasks.add(queued, second);
    QueuedTasks.add(queued, third);

    assertThat(QueuedTasks.peek(queued)).isSameAs(first);
    assertThat(QueuedTasks.take(queued)).isSameAs(first);
    assertThat(QueuedTasks.take(queued)).isSameAs(second);
    assertThat(QueuedTasks.take(queued)).isSameAs(third);
    assertThat(QueuedTasks.take(queued)).isNull();
  }

  @Test
  void areKeptByIdentityWithoutAskingTheObject() {
    Hostile queued = new Hostile();
    Task task = task(one);
    QueuedTasks.add(queued, task);

    assertThat(QueuedTasks.take(new Hostile())).isNull();
    assertThat(QueuedTasks.take(queued)).isSameAs(task);
  }

  @Test
  void ofDifferentWindowsBelongToWhatTheyHaveInCommon() {
    Object queued = new Object();
    Task mine = task(one);
    Task theirs = task(other);
    mine.queued(null);
    theirs.queued(null);
    QueuedTasks.add(queued, mine);
    QueuedTasks.add(queued, theirs);

    assertThat(QueuedTasks.take(queued).window).isSameAs(around);
    assertThat(QueuedTasks.take(queued).window).isSameAs(around);
    assertThat(mine.state).as("ended, so that its window does not wait").isEqualTo(Task.ENDED);
    assertThat(theirs.state).isEqualTo(Task.ENDED);
  }

  @Test
  void ofAWindowAndOfNobodyBelongToNobody() {
    Object queued = new Object();
    QueuedTasks.add(queued, task(one));
    QueuedTasks.add(queued, Task.ofNobody());

    assertThat(QueuedTasks.take(queued).window).isNull();
    assertThat(QueuedTasks.take(queued).window).isNull();
  }

  @Test
  void areCertainAgainOnceTheStrangersAreGone() {
    Object queued = new Object();
    QueuedTasks.add(queued, task(one));
    QueuedTasks.add(queued, task(other));
    QueuedTasks.take(queued);
    QueuedTasks.take(queued);
    Task task = task(other);
    QueuedTasks.add(queued, task);

    assertThat(QueuedTasks.take(queued)).isSameAs(task);
  }

  @Test
  void areCountedByTheirWindowHoweverManyThereAre() {
    Object queued = new Object();
    for (int i = 0; i < 1_000; i++) {
      Task task = subject(one);
      task.queued(null);
      QueuedTasks.add(queued, task);
    }

    assertThat(one.live.sum()).isEqualTo(1_000);
    for (int i = 0; i < 1_000; i++) {
      QueuedTasks.take(queued).end();
    }
    assertThat(one.live.sum()).isZero();
    assertThat(QueuedTasks.take(queued)).isNull();
  }

  @Test
  void areForgottenWithTheirObject() {
    Task task = task(one);
    task.queued(null);
    QueuedTasks.add(new Object(), task);

    await()
        .untilAsserted(
            () -> {
              System.gc();
              QueuedTasks.add(new Object(), task(one));
              assertThat(task.state).isEqualTo(Task.ENDED);
            });
  }

  @Test
  void areAllThereWhenSeveralThreadsAddAndTakeThem() throws InterruptedException {
    Object queued = new Object();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread = new Thread(() -> addAndTake(queued));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(QueuedTasks.take(queued)).isNull();
  }

  private void addAndTake(Object queued) {
    for (int i = 0; i < 5_000; i++) {
      QueuedTasks.add(queued, task(one));
      assertThat(QueuedTasks.take(queued)).isNotNull();
    }
  }

  private static Task subject(TaskWindow window) {
    return new Task(TaskKind.POOL_TASK, window, null, new Origin(List.of(), null, true));
  }

  private static Task task(TaskWindow window) {
    return new Task(TaskKind.POOL_TASK, window, null, null);
  }

  /** An object that must not be asked what it is like. */
  private static final class Hostile {
    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("asked");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("asked");
    }
  }
}
