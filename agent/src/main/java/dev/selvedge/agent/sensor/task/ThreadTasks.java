package dev.selvedge.agent.sensor.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What one thread runs: a stack of tasks, because a worker that waits may run a stranger's task
 * meanwhile. Written by that thread alone, but for the task that it is started with.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class ThreadTasks {

  private static final VarHandle TOP;

  static {
    try {
      TOP = MethodHandles.lookup().findVarHandle(ThreadTasks.class, "top", Task.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Thread thread;
  private @Nullable Task top;

  /** The virtual thread that this thread has just made, and what it is to run. */
  private @Nullable Object made;

  private @Nullable Object madeBody;

  /** The future, thread or scope that the thread waits for; null if it does not. */
  volatile @Nullable Object waitsFor;

  /** What a task of the thread has thrown that its pool has looked at; null if nothing. */
  @Nullable Object seen;

  /** The periodic task that the thread, that of a timer, runs; null if it does not. */
  @Nullable Object timerTask;

  ThreadTasks(Thread thread) {
    this.thread = thread;
  }

  /** The task that runs now; null if there is none. */
  @Nullable Task current() {
    Task task = (Task) TOP.getAcquire(this);
    while (task != null && task.state == Task.ENDED) {
      task = task.outer;
    }
    return task;
  }

  /** The task that runs now, if it is one of a window that somebody has opened. */
  @Nullable Task maker() {
    Task task = current();
    return task == null || !task.isOfOpenedWindow() ? null : task;
  }

  /** What the thread was started for; null if that is no task. */
  @Nullable Task base() {
    Task task = current();
    while (task != null && task.outer != null) {
      task = task.outer;
    }
    return task;
  }

  void set(@Nullable Task task) {
    TOP.setRelease(this, task);
  }

  /** Whether the thread runs a task now, perhaps below another one. */
  boolean runs(Task task) {
    for (Task each = current(); each != null; each = each.outer) {
      if (each == task) {
        return task.state == Task.RUNNING;
      }
    }
    return false;
  }

  /** Whether a task, ended or not, is the innermost. */
  boolean isTop(Task task) {
    return TOP.getAcquire(this) == task;
  }

  /** The thread has made another one; null to forget it. */
  void made(@Nullable Object other, @Nullable Object body) {
    made = other;
    madeBody = body;
  }

  /** What another thread is to run, if this one has just made it; null if that is not known. */
  @Nullable Object bodyOf(Object other) {
    Object body = made == other ? madeBody : null;
    made = null;
    madeBody = null;
    return body;
  }
}
