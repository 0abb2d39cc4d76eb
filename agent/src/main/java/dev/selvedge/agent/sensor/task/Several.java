package dev.selvedge.agent.sensor.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of an object that was queued several times, first in first out. Immutable, so that
 * comparing and replacing is all the locking that there is; and in two halves, the later one turned
 * round, so that adding to a long queue costs no more than adding to a short one.
 *
 * <p>Where the windows differ nobody knows which of the tasks a thread takes, so that each of them
 * belongs to no more than what their windows have in common.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Several {

  private final @Nullable TaskWindow window;
  private final Link front;
  private final @Nullable Link back;

  private Several(@Nullable TaskWindow window, Link front, @Nullable Link back) {
    this.window = window;
    this.front = front;
    this.back = back;
  }

  /** A task alone, or several. */
  static Several of(Object known) {
    return known instanceof Several several
        ? several
        : new Several(((Task) known).window, new Link((Task) known, null), null);
  }

  Task first() {
    return front.task;
  }

  /** The same with one more at the end. */
  Several and(Task last) {
    TaskWindow common = last.window == window ? window : TaskWindow.common(last.window, window);
    Link later = new Link(last.within(common), common == window ? back : null);
    return new Several(common, common == window ? front : within(common), later);
  }

  /** All of them, in turn, as tasks of a wider window. */
  private Link within(@Nullable TaskWindow wider) {
    Link reversed = null;
    for (Task task : tasks()) {
      reversed = new Link(task.within(wider), reversed);
    }
    return reversed == null ? front : reversed.reversed();
  }

  /** Ends the tasks in whose place others of a wider window have come. */
  void retire(Several before, Task last) {
    if (window != before.window) {
      before.tasks().forEach(Task::end);
    }
    if (back == null || back.task != last) {
      last.end();
    }
  }

  /** Those behind the first one: several, or a task alone; null if there are none. */
  @Nullable Object rest() {
    Link rest = front.next != null || back == null ? front.next : back.reversed();
    if (rest == null) {
      return null;
    }
    Link later = front.next == null ? null : back;
    return rest.next == null && later == null ? rest.task : new Several(window, rest, later);
  }

  /** All of them, the first one first. */
  List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (Link each = back; each != null; each = each.next) {
      tasks.add(each.task);
    }
    Collections.reverse(tasks);
    List<Task> all = new ArrayList<>();
    for (Link each = front; each != null; each = each.next) {
      all.add(each.task);
    }
    all.addAll(tasks);
    return all;
  }

  private static final class Link {
    private final Task task;
    private final @Nullable Link next;

    Link(Task task, @Nullable Link next) {
      this.task = task;
      this.next = next;
    }

    Link reversed() {
      Link reversed = null;
      for (Link each = this; each != null; each = each.next) {
        reversed = new Link(each.task, reversed);
      }
      return reversed == null ? this : reversed;
    }
  }
}
