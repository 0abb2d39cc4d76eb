package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.LiveTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the tasks of a window that has ended. It polls, and never waits through an executor:
 * who helps there would run strangers' work, or wait for itself.
 */
final class Settling {

  private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(16);

  /**
   * A task that a worker has taken from its queue and not begun is found nowhere; one that was
   * dropped neither. For so long it is not believed to be dropped.
   */
  private static final long UNSEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  private final TaskWindow window;
  private final boolean interrupts;

  /**
   * @param interrupts whether what is left is to be ended
   */
  Settling(TaskWindow window, boolean interrupts) {
    this.window = window;
    this.interrupts = interrupts;
  }

  /** Waits, and answers what is left. */
  List<LiveTask> await(long settleNanos) {
    long began = System.nanoTime();
    long unseenSince = began;
    long pause = FIRST_PAUSE;
    boolean interrupted = false;
    List<LeftTask> left = List.of();
    while (window.live.sum() > 0) {
      long now = System.nanoTime();
      left = Leftovers.of(window);
      if (!left.isEmpty()) {
        unseenSince = now;
      } else if (now - unseenSince >= UNSEEN_NANOS) {
        break;
      }
      if (now - began >= settleNanos && !left.isEmpty()) {
        break;
      }
      // One that runs again and again is missed now and then.
      LockSupport.parkNanos(this, now - began >= settleNanos ? FIRST_PAUSE : pause);
      interrupted |= Thread.interrupted();
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return window.live.sum() > 0 ? describe(left) : List.of();
  }

  private List<LiveTask> describe(List<LeftTask> left) {
    List<LiveTask> described = new ArrayList<>();
    for (LeftTask each : left) {
      if (each.isAlive()) {
        described.add(each.describe());
      }
    }
    if (interrupts) {
      left.forEach(LeftTask::interrupt);
    }
    return described;
  }
}
