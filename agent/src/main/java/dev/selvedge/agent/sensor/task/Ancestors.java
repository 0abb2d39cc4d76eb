package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Lineage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chain of a task's ancestors, which stays short however long a chain of tasks goes on. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Ancestors {

  /** Shortened at twice the length that is kept, so that each task pays for one copy or none. */
  private static final int LONGEST = 2 * (Lineage.FIRST + Lineage.LAST);

  private Ancestors() {}

  /** The task as a parent: itself, or its like with a shorter chain. */
  static @Nullable Task bounded(@Nullable Task parent) {
    return parent == null || parent.depth < LONGEST ? parent : shortened(parent);
  }

  private static Task shortened(Task youngest) {
    Deque<Task> last = new ArrayDeque<>();
    Task each = youngest;
    while (last.size() < Lineage.LAST - 1 && each != null) {
      last.push(each);
      each = each.parent;
    }
    int omitted = last.element().omitted;
    while (each != null && each.depth >= Lineage.FIRST) {
      omitted += (each.isStandIn() ? 0 : 1) + each.omitted;
      each = each.parent;
    }
    Task chain = each;
    for (Task task : last) {
      chain = task.under(chain, task == last.element() ? omitted : task.omitted);
    }
    return chain == null ? youngest : chain;
  }

  /** The lineage of a task; null for work of no window. */
  static @Nullable Lineage of(@Nullable Task task) {
    if (task == null || task.window == null) {
      return null;
    }
    Timeline.named(task, Interest.NAMED);
    List<Ancestor> tasks = new ArrayList<>();
    int omitted = 0;
    for (Task each = task; each != null; each = each.parent) {
      if (!each.isStandIn()) {
        tasks.add(
            new Ancestor(
                each.id(), each.kind, name(each), each.origin == null ? null : each.origin.line()));
      }
      omitted += each.omitted;
    }
    int tooMany = tasks.size() - Lineage.FIRST - Lineage.LAST;
    if (tooMany > 0) {
      tasks.subList(Lineage.LAST, Lineage.LAST + tooMany).clear();
      omitted += tooMany;
    }
    return new Lineage(task.window.id, tasks, omitted);
  }

  private static @Nullable String name(Task task) {
    if (task.kind.isWindow()) {
      return task.window == null ? null : task.window.name;
    }
    ThreadTasks runner = task.runner;
    if (runner == null || !task.kind.isThread()) {
      return null;
    }
    String name = runner.thread.getName();
    return name.isEmpty() ? null : name;
  }
}
