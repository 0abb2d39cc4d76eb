package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** What the entry points of this sensor have in common: objects that carry a task. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Works {

  private Works() {}

  /** The task that makes something on the current thread; null if it is none of a window. */
  static @Nullable Task maker() {
    ThreadTasks thread = ThreadTable.current();
    return thread == null ? null : thread.maker();
  }

  /**
   * The task that makes a future on the current thread: that of a window, else one that was made
   * outside of any, else what stands for it; null where the thread is known to do nobody's work.
   */
  static @Nullable Task makerOfFuture() {
    Task task = ThreadTable.currentOrNew().work();
    return task.window == null ? null : task;
  }

  /** The task that makes something on the current thread, else what stands for the whole JVM. */
  static Task makerOrJvm() {
    Task maker = makerOfFuture();
    return maker == null ? Jvm.TASK : maker;
  }

  /** What stands for the whole JVM. */
  static Task jvm() {
    return Jvm.TASK;
  }

  /** Makes a task for an object that was just made, unless no window has to do with it. */
  static void made(Object work, TaskKind kind, @Nullable Object body) {
    Task maker = maker();
    if (maker != null) {
      keep(work, maker.child(kind, Origins.ofTask(body)));
    }
  }

  /** Makes a task for an object that was just made and that has a result, unless it is nobody's. */
  static @Nullable Task madeFuture(Object work, TaskKind kind, @Nullable Object body) {
    Task maker = makerOfFuture();
    if (maker == null) {
      return null;
    }
    Task task = child(maker, kind, Origins.ofFuture(body, maker));
    FanOuts.forked(maker, task);
    keep(work, task);
    return task;
  }

  /** A task, with what the call that makes it says of its future. */
  private static Task child(Task maker, TaskKind kind, Origin origin) {
    Task task = maker.child(kind, origin);
    ThreadTasks thread = ThreadTable.current();
    if (thread != null) {
      task.given = thread.executor();
      task.internal = thread.hiding > 0;
      task.detached = thread.invoking > 0;
    }
    return task;
  }

  /** What is made on a thread that does nothing for any window. */
  private static final class Jvm {
    static final Task TASK = Task.ofJvm();
  }

  /** The task that an object carries and that has not begun; null if there is none. */
  static @Nullable Task of(Object work) {
    Task kept = work instanceof FutureTask<?> future ? FutureSlot.get(future) : null;
    return kept == null ? QueuedTasks.peek(work) : kept;
  }

  static void keep(Object work, Task task) {
    if (!(work instanceof FutureTask<?> future) || !FutureSlot.put(future, task)) {
      QueuedTasks.add(work, task);
    }
  }

  /**
   * An object is given to somebody who will run it.
   *
   * @return the task that it carries; null if there is none
   */
  static @Nullable Task queued(
      Object work, TaskKind kind, @Nullable Object owner, @Nullable Object body) {
    Task known = of(work);
    Task maker = maker();
    boolean isMakers = known == null || maker == null || known.isOfOpenedWindow();
    if (known != null
        && isMakers
        && (known.state == Task.MADE
            || (work instanceof FutureTask && known.state != Task.ENDED))) {
      if (known.state == Task.MADE) {
        if (kind == TaskKind.SCHEDULED_TASK) {
          known.kind = kind;
        }
        FanOuts.dependent(known);
        known.queued(owner);
      }
      return known;
    }
    Task task = null;
    if (maker != null) {
      task = child(maker, kind, Origins.ofTask(body));
      FanOuts.forked(maker, task);
      task.queued(owner);
    } else if (known != null && known.state == Task.QUEUED) {
      // The same object, queued by nobody's work: who takes it must not be taken for the other.
      task = Task.ofNobody();
    }
    if (task != null) {
      keep(work, task);
    }
    return known == null ? task : of(work);
  }

  /** The current thread begins to run an object; null if it carries no task. */
  static @Nullable Task begin(Object work) {
    Task task = take(work);
    if (task == null || task.state == Task.ENDED || (task.state == Task.RUNNING && !task.again)) {
      return null;
    }
    task.begin(ThreadTable.currentOrNew());
    return task;
  }

  private static @Nullable Task take(Object work) {
    Task kept = work instanceof FutureTask<?> future ? FutureSlot.get(future) : null;
    return kept == null ? QueuedTasks.take(work) : kept;
  }

  /** The current thread has run a task. */
  static void end(Task task) {
    ThreadTasks runner = task.runner;
    if (runner != null && runner.thread == Thread.currentThread()) {
      Interrupts.ended(runner, task);
      runner.set(task.outer);
      task.endOn(runner);
    }
  }

  /** An object will not be run any more, whoever made it. */
  static void discarded(Object work) {
    Task task = of(work);
    if (task != null) {
      task.discarded = true;
    }
    dropped(work);
  }

  /** An object will not be run any more. */
  static void dropped(Object work) {
    Task kept = work instanceof FutureTask<?> future ? FutureSlot.get(future) : null;
    Task task = kept == null ? QueuedTasks.take(work) : kept;
    if (task != null && (task.state != Task.RUNNING || task.again)) {
      task.again = false;
      Outcomes.dropped(task);
      task.end();
    }
  }
}
