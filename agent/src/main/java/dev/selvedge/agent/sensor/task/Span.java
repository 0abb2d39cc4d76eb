package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.TaskSpan.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task did in one run, kept until it is written down. */
final class Span {

  /** Beside the outcomes of {@link Task}: it was not run. */
  static final byte DROPPED = 4;

  final Task task;
  final @Nullable ThreadTasks alive;
  final @Nullable String thread;
  final long threadId;
  final long made;
  final long began;
  final long ended;
  final byte outcome;

  /** The one that was kept before this one, and is not written down yet. */
  @Nullable Span before;

  /** How many wait to be written down, this one included. */
  int waiting;

  /**
   * @param ended when it ended; 0 if it is alive
   * @param outcome as in {@link Task}
   * @param alive what runs it; null if it has ended, or nothing runs it
   */
  Span(Task task, long ended, byte outcome, @Nullable ThreadTasks alive) {
    this.task = task;
    this.alive = alive;
    this.thread = task.ranOn;
    this.threadId = task.ranOnId;
    this.made = task.there;
    this.began = task.began;
    this.ended = ended;
    this.outcome = outcome;
  }

  /** The same as it is told. */
  TaskSpan told() {
    Origin origin = task.origin;
    Task parent = task.parent;
    while (parent != null && parent.isStandIn()) {
      parent = parent.parent;
    }
    return new TaskSpan(
        task.id(),
        parent == null || parent.kind == TaskKind.JVM ? 0 : parent.id(),
        task.windowOf().id,
        task.kind,
        name(),
        0,
        origin == null ? null : origin.line(),
        origin == null ? null : Waits.apiOf(origin.frames),
        thread == null ? null : threadName(),
        made,
        began,
        ended,
        outcome(),
        List.of(),
        0,
        0,
        List.of());
  }

  private @Nullable String name() {
    if (task.kind.isWindow()) {
      return task.windowOf().name;
    }
    return task.kind.isThread() && thread != null && !thread.isEmpty() && !isGiven(thread)
        ? thread
        : null;
  }

  /** Whether it is a name that the JDK gives a thread that has none. */
  private static boolean isGiven(String name) {
    return name.startsWith("Thread-");
  }

  private String threadName() {
    return thread == null || thread.isEmpty() ? "virtual thread #" + threadId : thread;
  }

  private Outcome outcome() {
    return switch (outcome) {
      case Task.SUCCEEDED -> Outcome.SUCCEEDED;
      case Task.FAILED -> Outcome.FAILED;
      case Task.CANCELLED -> Outcome.CANCELLED;
      case DROPPED -> Outcome.DROPPED;
      default -> Outcome.ALIVE;
    };
  }
}
