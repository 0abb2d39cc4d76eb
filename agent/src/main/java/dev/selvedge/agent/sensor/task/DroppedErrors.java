package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.FailureText;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.event.LooseFuture.Kind;
import dev.selvedge.agent.sensor.Stacks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The errors that a library has dropped, as many as differ in kind and place, until they are told.
 */
final class DroppedErrors {

  /** More different ones than these are not kept. */
  private static final int MOST = 1_000;

  private static final ConcurrentHashMap<Key, Dropped> ERRORS = new ConcurrentHashMap<>();

  private DroppedErrors() {}

  /**
   * An error was dropped.
   *
   * @param origin where the work was begun; null if that is not known
   */
  static void add(Task task, @Nullable Origin origin, Throwable error) {
    StackTraceElement[] stack = Throwables.stackOf(error);
    StackTraceElement top = stack.length == 0 ? null : stack[0];
    Key key = new Key(task.windowOf(), origin, error.getClass().getName(), top);
    Dropped same = ERRORS.get(key);
    if (same == null && ERRORS.mappingCount() < MOST) {
      same = ERRORS.computeIfAbsent(key, each -> new Dropped(task, error, stack));
    }
    if (same != null) {
      same.add();
    }
  }

  /** Takes those of some windows. */
  static List<LooseFuture> take(Predicate<TaskWindow> windows) {
    List<LooseFuture> taken = new ArrayList<>();
    for (Key each : ERRORS.keySet()) {
      Dropped dropped = windows.test(each.window) ? ERRORS.remove(each) : null;
      LooseFuture loose = dropped == null ? null : dropped.describe(each.origin);
      if (loose != null) {
        taken.add(loose);
      }
    }
    taken.sort(Comparator.comparingLong(LooseFuture::nanos));
    return taken;
  }

  /** What errors have in common that are the same to a reader. */
  private record Key(
      TaskWindow window, @Nullable Origin origin, String type, @Nullable StackTraceElement top) {}

  /** Errors that are the same to a reader, with what there is to tell of the first. */
  private static final class Dropped {
    private final Task task;
    private final FailureText text;
    private final StackTraceElement[] stack;
    private final long nanos = System.nanoTime();
    private final String thread = Thread.currentThread().getName();
    private long count;

    Dropped(Task task, Throwable error, StackTraceElement[] stack) {
      this.task = task;
      this.stack = stack;
      Throwable cause = Throwables.causeOf(error);
      this.text =
          new FailureText(
              error.getClass().getName(),
              Throwables.textOf(error),
              Arrays.asList(stack),
              cause == null ? null : cause.getClass().getName());
    }

    synchronized void add() {
      count++;
    }

    @Nullable LooseFuture describe(@Nullable Origin origin) {
      Lineage lineage = Ancestors.of(task);
      List<Frame> frames = origin == null ? thrown() : origin.frames;
      return lineage == null || frames.isEmpty()
          ? null
          : new LooseFuture(
              Fate.FAILED,
              Kind.WORK,
              frames,
              List.of(),
              text,
              List.of(),
              thread,
              lineage,
              nanos,
              count);
    }

    /** The user's innermost frame of those that have thrown it, with what that one called. */
    private List<Frame> thrown() {
      List<Frame> frames = Stacks.of(stack);
      for (int i = 0; i < frames.size(); i++) {
        if (frames.get(i).owner() == Owner.USER
            && !frames.get(i).className().startsWith("reactor.")) {
          return List.copyOf(frames.subList(Math.max(0, i - 1), i + 1));
        }
      }
      return List.of();
    }
  }
}
