package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailedTask.Fate;
import dev.selvedge.agent.event.FailureText;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.Stacks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a task that has failed, so that there is something to tell of it when its
 * throwable is gone. Whose code the frames are is looked up when it is told.
 */
final class FailedRun implements Supplier<@Nullable FailedTask> {

  /** Longer chains of causes are not followed. */
  private static final int CAUSES = 16;

  final TaskWindow window;
  private final Fate fate;
  private final TaskKind kind;
  private final String thread = Thread.currentThread().getName();
  private final FailureText failure;
  private final List<StackTraceElement[]> stacks = new ArrayList<>(2);
  private final @Nullable Origin origin;
  private final @Nullable Lineage lineage;
  private final long nanos = System.nanoTime();

  /**
   * @param task the task, or what has made it
   */
  FailedRun(Fate fate, TaskKind kind, Throwable thrown, Task task, @Nullable Origin origin) {
    this.fate = fate;
    this.kind = kind;
    this.window = task.window == null ? TaskWindow.JVM : task.window;
    this.origin = origin;
    this.lineage = Ancestors.of(task);
    Throwable cause = Throwables.causeOf(thrown);
    StackTraceElement[] stack = Throwables.stackOf(thrown);
    this.failure =
        new FailureText(
            thrown.getClass().getName(),
            Throwables.textOf(thrown),
            Arrays.asList(stack),
            cause == null ? null : cause.getClass().getName());
    stacks.add(stack);
    for (int i = 0; i < CAUSES && cause != null; i++) {
      stacks.add(Throwables.stackOf(cause));
      cause = Throwables.causeOf(cause);
    }
  }

  @Override
  public @Nullable FailedTask get() {
    return lineage == null
        ? null
        : new FailedTask(
            fate,
            kind,
            thread,
            failure,
            stack(),
            origin == null ? List.of() : origin.frames,
            lineage,
            nanos);
  }

  /** The first stack in which there is something of the user's. */
  private List<Frame> stack() {
    List<Frame> first = null;
    for (StackTraceElement[] each : stacks) {
      List<Frame> frames = Stacks.of(each);
      for (Frame frame : frames) {
        if (frame.owner() == Owner.USER) {
          return frames;
        }
      }
      first = first == null ? frames : first;
    }
    return first == null ? List.of() : first;
  }
}
