package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.TaskSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread did: times of which each lies within another or beside it, as those who draw them
 * demand. Times of different clocks may overlap by a little; the inner one is cut then.
 */
final class Lane {

  /** A time, with the task that it is of and what was waited for or held, if that is what it is. */
  record Slice(long from, long to, TaskSpan task, @Nullable Object part) {}

  private final int number;
  private final String name;
  private final boolean alone;
  private final List<Slice> slices = new ArrayList<>();
  private final Deque<Slice> open = new ArrayDeque<>();

  /**
   * @param alone whether its thread was made for its first task alone
   */
  Lane(int number, String name, boolean alone) {
    this.number = number;
    this.name = name;
    this.alone = alone;
  }

  /** Whether its thread was made for its first task alone. */
  boolean isAlone() {
    return alone;
  }

  /** Whether it does something at a time, which is no earlier than those before. */
  boolean isBusy(long at) {
    while (!open.isEmpty() && open.peek().to() <= at) {
      open.pop();
    }
    return !open.isEmpty();
  }

  int number() {
    return number;
  }

  String name() {
    return name;
  }

  /** Takes a task that begins no earlier than those before it, unless it overlaps one of them. */
  boolean take(long from, long to, TaskSpan task) {
    while (!open.isEmpty() && open.peek().to() <= from) {
      open.pop();
    }
    if (!open.isEmpty() && open.peek().to() < to) {
      return false;
    }
    Slice slice = new Slice(from, to, task, null);
    open.push(slice);
    slices.add(slice);
    return true;
  }

  /** Adds a wait or a hold of a task in this lane. */
  void add(long from, long to, TaskSpan task, Object part) {
    slices.add(new Slice(from, to, task, part));
  }

  /** All, the outer ones first. */
  List<Slice> slices() {
    slices.sort(
        Comparator.comparingLong(Slice::from)
            .thenComparing(Comparator.comparingLong(Slice::to).reversed())
            .thenComparing(slice -> slice.part() != null));
    List<Slice> nested = new ArrayList<>(slices.size());
    Deque<Slice> around = new ArrayDeque<>();
    for (Slice slice : slices) {
      while (!around.isEmpty() && around.peek().to() <= slice.from()) {
        around.pop();
      }
      long to = around.isEmpty() ? slice.to() : Math.min(slice.to(), around.peek().to());
      if (slice.part() == null || to > slice.from()) {
        Slice fitting = new Slice(slice.from(), to, slice.task(), slice.part());
        nested.add(fitting);
        around.push(fitting);
      }
    }
    return nested;
  }
}
