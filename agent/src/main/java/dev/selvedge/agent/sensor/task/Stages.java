package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * The stages of {@code CompletableFuture}: each runs as the work of whoever made it, on whatever
 * thread. The methods never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Stages {

  private Stages() {}

  /** A stage, or the work of an asynchronous one, was made. */
  public static void made(Object stage, @Nullable Object function) {
    if (Sensor.isOn()) {
      try {
        if (isAsyncWork(stage)) {
          Works.madeFuture(stage, TaskKind.STAGE, function);
        } else {
          Works.made(stage, TaskKind.STAGE, function);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The work of {@code supplyAsync} and {@code runAsync}, which an executor gets at once. */
  private static boolean isAsyncWork(Object stage) {
    String name = stage.getClass().getName();
    return name.endsWith("$AsyncSupply") || name.endsWith("$AsyncRun");
  }

  /**
   * A stage is tried, perhaps run.
   *
   * @param dependent what it is to complete
   * @return what {@link #tried} is told
   */
  public static @Nullable Object trying(Object stage, @Nullable Object dependent) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      Task task = QueuedTasks.peek(stage);
      if (task == null) {
        begun(dependent);
        return null;
      }
      if (task.state == Task.RUNNING || task.window == null) {
        return null;
      }
      return new Attempt(stage, task, dependent, ThreadTable.currentOrNew());
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /**
   * A callback is run that was made as a stage was.
   *
   * @return what {@link #called} is told
   */
  public static @Nullable Object calling(Object callback) {
    return trying(callback, null);
  }

  /** An executor has begun the stage as a task of its own already. */
  private static void begun(@Nullable Object dependent) {
    ThreadTasks thread = ThreadTable.current();
    Task task = thread == null ? null : thread.current();
    if (task != null && task.kind == TaskKind.STAGE && task.completes == null) {
      task.completes = dependent;
    }
  }

  /**
   * It was tried.
   *
   * @param dependent what the stage was to complete; null if it has run
   */
  public static void tried(@Nullable Object token, @Nullable Object dependent) {
    finished(token, dependent == null);
  }

  /**
   * Something was called that is called several times.
   *
   * @param token what {@link #trying} has answered
   */
  public static void called(@Nullable Object token) {
    finished(token, false);
  }

  /** It was called for the last time. */
  public static void completed(@Nullable Object token) {
    finished(token, true);
  }

  private static void finished(@Nullable Object token, boolean isLast) {
    if (token != null) {
      try {
        ((Attempt) token).end(isLast);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Several threads may try a stage at once, so that trying leaves the stage's task as it is. */
  private static final class Attempt {
    private final Object stage;
    private final Task task;
    private final @Nullable Object dependent;
    private final Task running;

    Attempt(Object stage, Task task, @Nullable Object dependent, ThreadTasks thread) {
      this.stage = stage;
      this.task = task;
      this.dependent = dependent;
      this.running = new Task(task.kind, task.window, task.parent, task.origin);
      running.owner = task.owner;
      running.completes = dependent;
      running.inPlace = true;
      running.begin(thread);
      Outcomes.beginsStage(running);
    }

    void end(boolean hasRun) {
      if (hasRun) {
        Outcomes.endedStage(running);
      }
      Works.end(running);
      if (hasRun && dependent != null && Timeline.isKept(running)) {
        Tracked tracked = Ledger.of(dependent);
        if (tracked != null) {
          tracked.ranAs(running);
        }
      }
      if (hasRun && QueuedTasks.take(stage, task)) {
        task.end();
      }
    }
  }
}
