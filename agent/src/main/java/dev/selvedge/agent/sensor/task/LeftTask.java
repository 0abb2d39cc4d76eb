package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LiveTask.State;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.Stacks;
import java.util.List;
import java.util.Objects;
import java.util.TimerTask;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A task that is alive at the end of its window.
 *
 * @param task the task
 * @param thread what runs it; null if it is queued
 * @param queued the object that is queued; null if it runs
 */
record LeftTask(Task task, @Nullable ThreadTasks thread, @Nullable Object queued) {

  /** Whether it is so still. */
  boolean isAlive() {
    return task.state != Task.ENDED && (queued == null || !Leftovers.isDone(queued));
  }

  LiveTask describe() {
    Lineage lineage = Objects.requireNonNull(Ancestors.of(task), "the lineage of a window's task");
    Thread runs = thread == null ? null : thread.thread;
    List<Frame> stack = runs == null ? List.of() : Stacks.of(runs);
    return new LiveTask(
        task.kind,
        state(),
        runs == null ? null : runs.getName(),
        stack,
        task.origin == null ? List.of() : task.origin.frames,
        runs == null ? null : Waits.of(thread),
        lineage,
        System.nanoTime(),
        task.periodic,
        owner(),
        executor());
  }

  private State state() {
    if (thread != null) {
      return State.RUNNING;
    }
    boolean later = task.kind == TaskKind.SCHEDULED_TASK || task.kind == TaskKind.TIMER_TASK;
    return later ? State.SCHEDULED : State.QUEUED;
  }

  private long executor() {
    return OpenExecutors.numberOf(task.owner);
  }

  private LiveTask.Owner owner() {
    MadeExecutor made = ExecutorTable.of(task.owner);
    Object executor = made == null ? null : made.get();
    return made != null
            && executor != null
            && made.window == task.window
            && StaticFields.hold(executor)
        ? LiveTask.Owner.HELD_BY_STATIC_FIELD
        : LiveTask.Owner.ORDINARY;
  }

  /** Ends the work, as far as it lets itself be ended. */
  void interrupt() {
    try {
      Cancels.quietly(this::end);
    } catch (RuntimeException | LinkageError ofTheApplication) {
      // It does not let itself be ended.
    }
  }

  private void end() {
    if (queued instanceof TimerTask timerTask) {
      timerTask.cancel();
    } else if (queued instanceof Future<?> future) {
      future.cancel(true);
    } else if (queued instanceof Runnable runnable
        && task.owner instanceof ThreadPoolExecutor pool) {
      pool.remove(runnable);
    } else if (thread != null && thread.runs(task)) {
      thread.thread.interrupt();
    }
  }
}
