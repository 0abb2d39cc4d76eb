package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.TaskSpan.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task did in one run, kept until it is written down. */
final class Span {

  /** Beside the outcomes of {@link Task}: it was not run. */
  static final byte DROPPED = 4;

  final Task task;
  private final TaskSpan.@Nullable Wait waits;
  private final @Nullable Object thread;
  private final long there;
  private final long began;
  private final long ended;

  /** When it was seen alive. */
  private final long seen;

  private final byte outcome;
  private final @Nullable Course course;

  /** The one that was kept before this one, and is not written down yet. */
  @Nullable Span before;

  /** How much waits to be written down, this one included, by {@link #weight}. */
  int waiting;

  private Span(Task task, byte outcome, long ended, TaskSpan.@Nullable Wait waits) {
    this.task = task;
    this.waits = waits;
    this.thread = task.ranOn;
    this.there = task.there();
    this.began = task.began;
    this.ended = ended;
    this.seen = outcome == Task.OPEN ? System.nanoTime() : ended;
    this.outcome = outcome;
    this.course = task.course();
  }

  /**
   * That of a task which has ended, or is over for this time.
   *
   * @param outcome as in {@link Task}
   */
  static Span ended(Task task, byte outcome) {
    return new Span(task, outcome, task.ended, null);
  }

  /**
   * That of a task which is alive.
   *
   * @param runner what runs it; null if nothing does
   */
  static Span alive(Task task, @Nullable ThreadTasks runner) {
    return new Span(task, Task.OPEN, 0, runner == null ? null : WaitsBegun.of(runner, task));
  }

  /** How much room it takes until it is written down, in parts of about 100 bytes. */
  int weight() {
    return 3 + (course == null ? 0 : course.size());
  }

  /** The same as it is told. */
  TaskSpan told() {
    Origin origin = task.origin;
    return new TaskSpan(
        task.id(),
        parent(),
        task.windowOf().id,
        task.ofStage ? TaskKind.STAGE : task.kind,
        name(),
        task.scope,
        origin == null ? null : origin.line(),
        origin == null ? null : Waits.apiOf(origin.frames),
        threadName(),
        there,
        began,
        seen,
        outcome(),
        waits(),
        course == null ? 0 : course.omitted(),
        course == null ? 0 : course.waitedNanos(),
        course == null ? List.of() : course.holds(ended),
        course == null ? 0 : course.holdsOmitted());
  }

  private List<TaskSpan.Wait> waits() {
    List<TaskSpan.Wait> all = course == null ? new ArrayList<>() : course.waits();
    TaskSpan.Wait last = all.isEmpty() ? null : all.get(all.size() - 1);
    if (waits != null && last != null && last.from() == waits.from() && isForMonitor(last)) {
      // So far it was seen to last.
      all.set(all.size() - 1, waits);
    }
    // It may have ended since.
    if (waits != null && (last == null || last.from() < waits.from())) {
      all.add(waits);
    }
    return all;
  }

  private static boolean isForMonitor(TaskSpan.Wait wait) {
    return wait.on().equals(Course.MONITOR);
  }

  /** What stands for work that is no task has no span. */
  private long parent() {
    Task parent = task.parent;
    while (parent != null && parent.isStandIn()) {
      parent = parent.shownAs == null ? parent.parent : parent.shownAs;
    }
    return parent == null || parent.kind == TaskKind.JVM ? 0 : parent.id();
  }

  private @Nullable String name() {
    if (task.kind.isWindow()) {
      return task.windowOf().name;
    }
    return task.kind.isThread() && thread instanceof String name && !isGiven(name) ? name : null;
  }

  /** Whether it is a name that the JDK gives to a thread that has none. */
  private static boolean isGiven(String name) {
    return name.startsWith("Thread-");
  }

  private @Nullable String threadName() {
    return thread instanceof Long number ? "virtual thread #" + number : (String) thread;
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
