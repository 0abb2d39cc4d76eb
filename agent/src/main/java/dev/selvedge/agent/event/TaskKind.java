package dev.selvedge.agent.event;

/** The kinds of work that has a beginning and an end. */
public enum TaskKind {
  /** The body of a test, with all that JUnit runs for it. */
  TEST("test"),
  /** All that the JVM does outside of any window. */
  JVM("JVM"),
  /** What JUnit runs once for a class. */
  CLASS("class"),
  /** The body of a recording. */
  RECORD("recording"),
  /** A platform thread that was started. */
  THREAD("thread"),
  /** A virtual thread that was started. */
  VIRTUAL_THREAD("virtual thread"),
  /** A thread that was forked in a scope. */
  SUBTASK("subtask"),
  /** A task that was given to an executor. */
  POOL_TASK("pool task"),
  /** A task that an executor is to run later, or again and again. */
  SCHEDULED_TASK("scheduled task"),
  /** A task of a fork-join pool. */
  FORK_JOIN_TASK("fork-join task"),
  /** A function of a stage of a {@code CompletableFuture}. */
  STAGE("stage"),
  /** A task of a {@code java.util.Timer}. */
  TIMER_TASK("timer task"),
  /** A task that was given to an event loop. */
  LOOP_TASK("event-loop task"),
  /** A publisher of Reactor that another one has subscribed to, as {@code flatMap} does. */
  SUBSCRIPTION("inner subscription");

  private final String words;

  TaskKind(String words) {
    this.words = words;
  }

  /** The kind in words for a reader. */
  public String words() {
    return words;
  }

  /** Whether it is the body of a window. */
  public boolean isWindow() {
    return this == TEST || this == CLASS || this == RECORD || this == JVM;
  }

  /** Whether a thread of its own runs it. */
  public boolean isThread() {
    return this == THREAD || this == VIRTUAL_THREAD || this == SUBTASK;
  }
}
