package dev.selvedge;

/**
 * The kinds of tasks that a window can start. More may be added in later versions, so a {@code
 * switch} over them needs a default.
 */
public enum TaskKind {
  /** A platform thread. */
  THREAD("thread"),
  /** A virtual thread, be it one of an executor that makes one for each task. */
  VIRTUAL_THREAD("virtual thread"),
  /** A subtask that was forked in a scope. */
  SUBTASK("subtask"),
  /** A task that was given to an executor. */
  POOL_TASK("pool task"),
  /** A task that an executor was to run later, or again and again. */
  SCHEDULED_TASK("scheduled task"),
  /** A task of a fork-join pool; of a parallel stream, one for each part that was forked. */
  FORK_JOIN_TASK("fork-join task"),
  /** An asynchronous stage of a {@code CompletableFuture}. */
  STAGE("stage"),
  /** A task of a {@code java.util.Timer}. */
  TIMER_TASK("timer task"),
  /** A task that was given to an event loop. */
  EVENT_LOOP_TASK("event-loop task"),
  /** Of a kind that this version does not know. */
  OTHER("");

  private final String text;

  TaskKind(String text) {
    this.text = text;
  }

  static TaskKind of(String text) {
    for (TaskKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    return OTHER;
  }

  /** Returns the kind in words, as reports show it. */
  @Override
  public String toString() {
    return this == OTHER ? "other task" : text;
  }
}
