package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.concurrent.TimeUnit;

/** Tells of tasks that go on, in case the JVM dies before they have ended. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class LastingTasks {

  /** What was alive for so long is told, and again after twice the time. */
  private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** So much is told of at most when the JVM ends, and so long is it looked for. */
  private static final int MOST_AT_END = 1_024;

  private static final long LONGEST_AT_END_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private LastingTasks() {}

  /** Tells of those that have been alive for long, and were not told lately. */
  static void tell() {
    long now = System.nanoTime();
    for (ThreadTasks thread : ThreadTable.all()) {
      for (Task task = thread.onTimeline(); task != null; task = task.outer) {
        TaskWindow window = task.window;
        if (window != null && runs(task, thread)) {
          long lasted = now - task.began;
          Course known = task.course();
          long told = known == null ? 0 : known.toldNanos;
          if (lasted >= Math.max(LASTING_NANOS, 2 * told)) {
            task.courseOrNew().toldNanos = lasted;
            Timeline.alive(task, thread, window, Interest.SOME);
          }
        }
      }
    }
  }

  /** Looks which ones wait for a monitor, of which nothing else tells. */
  static void look() {
    for (ThreadTasks thread : ThreadTable.all()) {
      Task task = thread.onTimeline();
      if (task != null && runs(task, thread)) {
        look(thread, task);
      }
    }
  }

  /** Tells of all, because the JVM ends. */
  static void tellAll() {
    long begun = System.nanoTime();
    int told = 0;
    for (ThreadTasks thread : ThreadTable.all()) {
      for (Task task = thread.onTimeline(); task != null; task = task.outer) {
        TaskWindow window = task.window;
        if (window != null
            && runs(task, thread)
            && Timeline.alive(task, thread, window, Interest.SOME)) {
          told++;
        }
        if (told >= MOST_AT_END || System.nanoTime() - begun > LONGEST_AT_END_NANOS) {
          return;
        }
      }
    }
  }

  private static boolean runs(Task task, ThreadTasks thread) {
    return task.ranOn != null && task.runner == thread && Timeline.isTold(task);
  }

  private static void look(ThreadTasks thread, Task task) {
    Course known = task.course();
    if (ThreadFacts.state(thread.thread) == Thread.State.BLOCKED && thread.onTimeline() == task) {
      if (known == null || !known.isBlocked()) {
        StackTraceElement[] stack = ThreadFacts.stack(thread.thread);
        // What it runs now may be another task already.
        if (thread.onTimeline() == task && task.state == Task.RUNNING) {
          task.courseOrNew().blocked(Waits.line(stack));
        }
      } else {
        known.blocked(null);
      }
    } else if (known != null) {
      known.goesOn();
    }
  }
}
