package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.DumpNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * All windows and tasks at one moment, as a tree: each task below the nearest one that is still
 * there of those that led to it. A slow look, taken while the program goes on.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Snapshot {

  private final IdentityHashMap<Task, Seen> seen = new IdentityHashMap<>();
  private final List<Seen> inOrder = new ArrayList<>();
  private final Map<TaskWindow, Task> bodies = new LinkedHashMap<>();
  private final Map<TaskWindow, Seen> closed = new LinkedHashMap<>();
  private final WaitingFor waits = new WaitingFor(this);

  private Snapshot() {}

  /** Takes one. */
  static List<DumpNode> take(Collection<Task> openBodies) {
    return of(openBodies).tree();
  }

  /** Takes one to look things up. */
  static Snapshot of(Collection<Task> openBodies) {
    Snapshot snapshot = new Snapshot();
    for (Task body : openBodies) {
      snapshot.add(body, body.runner, null);
      if (body.window != null) {
        snapshot.bodies.put(body.window, body);
      }
    }
    snapshot.collect();
    return snapshot;
  }

  private void collect() {
    for (ThreadTasks thread : ThreadTable.all()) {
      for (Task task = thread.current(); task != null; task = task.outer) {
        if (task.runner == thread && !isWhoDumps(task, thread)) {
          add(task, thread, null);
        }
      }
    }
    QueuedTasks.forEach((queued, task) -> add(task, null, queued));
    for (TaskWindow window : bodies.keySet()) {
      for (ThreadPoolExecutor pool : window.pools()) {
        for (Object queued : pool.getQueue().toArray()) {
          Task task = Works.of(queued);
          if (task != null) {
            add(task, null, queued);
          }
        }
      }
    }
  }

  /** What has been made for the dump alone, as JUnit does before it interrupts a test. */
  private static boolean isWhoDumps(Task task, ThreadTasks thread) {
    return thread.thread == Thread.currentThread() && !task.kind.isWindow() && !task.isSubject();
  }

  private void add(Task task, @Nullable ThreadTasks thread, @Nullable Object queued) {
    boolean over = queued != null && Leftovers.isDone(queued);
    if (task.window != null && task.state != Task.ENDED && !over && !seen.containsKey(task)) {
      Seen added = new Seen(task, null, thread, queued);
      seen.put(task, added);
      inOrder.add(added);
    }
  }

  private List<DumpNode> tree() {
    return nodes(roots());
  }

  /** The part of the tree that begins with a window; empty if that is not open. */
  List<DumpNode> treeOf(String id) {
    roots();
    for (Seen each : inOrder) {
      Task task = each.task;
      if (task != null
          && task.kind.isWindow()
          && task.window != null
          && task.window.id.equals(id)
          && bodies.get(task.window) == task) {
        return nodes(List.of(each));
      }
    }
    return List.of();
  }

  private List<Seen> roots() {
    List<Seen> roots = new ArrayList<>();
    for (Seen each : inOrder) {
      Seen above = above(each);
      (above == null ? roots : above.below).add(each);
    }
    roots.addAll(closed.values());
    return roots;
  }

  private @Nullable Seen above(Seen each) {
    Task task = each.task;
    if (task == null) {
      return null;
    }
    for (Task parent = task.parent; parent != null; parent = parent.parent) {
      Seen known = seen.get(parent);
      if (known != null) {
        return known;
      }
    }
    boolean isBody = task.kind.isWindow();
    for (TaskWindow window = isBody && task.window != null ? task.window.parent : task.window;
        window != null;
        window = window.parent) {
      Task body = bodies.get(window);
      if (body != null && body != task) {
        return seen.get(body);
      }
    }
    return isBody || task.window == null
        ? null
        : closed.computeIfAbsent(task.window, window -> new Seen(null, title(window), null, null));
  }

  private static String title(TaskWindow window) {
    return window == TaskWindow.JVM ? "outside of windows" : "closed: " + window.name;
  }

  private List<DumpNode> nodes(List<Seen> siblings) {
    List<DumpNode> nodes = new ArrayList<>();
    IdentityHashMap<Object, List<DumpNode>> scopes = new IdentityHashMap<>();
    for (Seen each : siblings) {
      DumpNode node = new DumpNode(each.text(waits), nodes(each.below));
      Object scope = each.scope();
      if (scope == null) {
        nodes.add(node);
      } else {
        scopes.computeIfAbsent(scope, same -> new ArrayList<>()).add(node);
      }
    }
    scopes.forEach((scope, forked) -> nodes.add(new DumpNode(nameOf(scope), forked)));
    return nodes;
  }

  /**
   * The name that a scope was given, its identity if it has none.
   *
   * @param scope what keeps its threads together; where that is of the JDK, its text has the name,
   *     with its identity behind it, or that of the scope for a name
   */
  private static String nameOf(Object scope) {
    String identity = Integer.toHexString(System.identityHashCode(scope));
    // A class of the application is not asked: it may take its time, or do something else.
    String text = scope.getClass().getClassLoader() == null ? scope.toString() : "";
    String behind = scope.getClass().getName() + "@" + identity;
    String name =
        text.endsWith("/" + behind) ? text.substring(0, text.length() - behind.length() - 1) : text;
    boolean isNamed =
        !name.isEmpty()
            && !name.equals(behind)
            && !name.startsWith("java.util.concurrent.StructuredTaskScope");
    return "scope " + (isNamed ? "'" + name + "'" : "@" + identity);
  }

  Collection<Seen> all() {
    return inOrder;
  }

  WaitingFor waits() {
    return waits;
  }
}
