package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Threads that are started outside of windows, of which nobody but the timeline wants to know what
 * they do: they are shown as tasks, and are none for anybody else.
 */
final class LooseThreads {

  /** If there is hardly any room, one in so many is looked at; a power of two. */
  private static final int ONE_IN = 16;

  private static int started;

  private LooseThreads() {}

  /**
   * A thread is about to be started.
   *
   * @param starter the work that starts it
   * @param body what it is to run; null if that is not known
   * @param scope where it was forked; null if in no scope
   */
  static void starting(
      ThreadTasks thread,
      Task starter,
      TaskKind kind,
      @Nullable Object body,
      @Nullable Object scope) {
    // A future is a task by itself.
    if (!Timeline.isOn() || body instanceof FutureTask || isPassedOver()) {
      return;
    }
    Origin origin = Origins.ofThread(body);
    if (origin.isOfUser()) {
      Task shown = new Task(kind, TaskWindow.JVM, starter, origin);
      shown.scope = scope == null ? 0 : Scopes.numberOf(scope);
      shown.state = Task.RUNNING;
      shown.runner = thread;
      shown.counted = true;
      thread.shown = shown;
    }
  }

  private static boolean isPassedOver() {
    return TaskWindow.JVM.spans.isUsedUp() && (++started & (ONE_IN - 1)) != 0;
  }

  /** A thread has ended, or could not be started. */
  static void ended(ThreadTasks thread) {
    Task shown = thread.shown;
    if (shown != null && shown.state != Task.ENDED) {
      Timeline.ended(shown);
      shown.state = Task.ENDED;
      shown.runner = null;
      shown.counted = false;
    }
  }
}
