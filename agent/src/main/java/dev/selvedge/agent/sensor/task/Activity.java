package dev.selvedge.agent.sensor.task;

import java.lang.ref.WeakReference;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Work as far as somebody who has given it up can tell whether it goes on. */
interface Activity {

  /** Whether it goes on, or is yet to begin. A slow look. */
  boolean goesOn();

  /** The thread that runs it; null if none does. */
  @Nullable Thread thread();

  /** The same piece of work of a thread, whatever it is. */
  record OfThread(Thread thread, @Nullable ThreadTasks tasks, int runs) implements Activity {
    @Override
    public boolean goesOn() {
      return thread.isAlive() && (tasks == null || tasks.runs == runs);
    }
  }

  /** A task that a thread runs. */
  record OfTask(Task task, ThreadTasks tasks) implements Activity {
    @Override
    public boolean goesOn() {
      return tasks.runs(task);
    }

    @Override
    public Thread thread() {
      return tasks.thread;
    }
  }

  /** What a {@code FutureTask} runs, also one that is cancelled. */
  record OfFutureTask(FutureTask<?> future, Thread thread) implements Activity {
    @Override
    public boolean goesOn() {
      return FutureInside.runnerOf(future) == thread;
    }
  }

  /** The function of an asynchronous stage that runs. */
  record OfStage(Running running) implements Activity {
    @Override
    public boolean goesOn() {
      return running.goesOn();
    }

    @Override
    public Thread thread() {
      return running.thread();
    }
  }

  /** What will complete a future, as long as somebody may look at that. */
  record OfFuture(WeakReference<Object> future, @Nullable Thread thread) implements Activity {
    @Override
    public boolean goesOn() {
      Object known = future.get();
      return known != null && !Ledger.isDone(known);
    }
  }

  /** A function that runs now. */
  interface Running {
    boolean goesOn();

    Thread thread();

    Tracked tracked();
  }
}
