package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The sweep of one window: the cancellation points that its tasks reach, in the order in which they
 * do, and the interrupt at one of them. Any number of threads may reach points at a time.
 */
final class Sweep {

  private static final int NONE = 0;

  /** The one that is to be interrupted at; null if that is told otherwise, or at none. */
  private final @Nullable String key;

  private final @Nullable String shape;
  private final int nth;
  private final PointFinder finder;

  /** The last one first. */
  private final AtomicReference<@Nullable Reached> points = new AtomicReference<>();

  private final AtomicBoolean claimed = new AtomicBoolean();
  private volatile @Nullable Struck struck;
  private volatile boolean over;

  /**
   * @param plan that of {@link CancellationPoints#sweep}
   */
  Sweep(Map<String, ?> plan) {
    this.key = text(plan.get("key"));
    this.shape = text(plan.get("shape"));
    this.nth = plan.get("nth") instanceof Number number ? number.intValue() : NONE;
    this.finder = new PointFinder(text(plan.get("body")));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** The current thread, which runs a task of the window, is about to wait. */
  void reach(Task task) {
    Thread thread = Thread.currentThread();
    // Where somebody else has interrupted, nothing is left to be tried.
    if (over || claimed.get() || thread.isInterrupted()) {
      return;
    }
    SweptPoint point = finder.find(task);
    Reached reached = point == null ? null : add(point);
    if (reached != null && isWanted(reached) && claimed.compareAndSet(false, true)) {
      struck = new Struck(reached, task, thread, System.nanoTime());
      Interrupts.interruptHere("the cancellation sweep");
    }
  }

  private Reached add(SweptPoint point) {
    while (true) {
      Reached last = points.get();
      int ofShape = 1;
      for (Reached each = last; each != null; each = each.before) {
        if (each.point.key().equals(point.key())) {
          return each;
        }
        ofShape += each.point.shape().equals(point.shape()) ? 1 : 0;
      }
      Reached added = new Reached(point, last == null ? 1 : last.nth + 1, ofShape, last);
      if (points.compareAndSet(last, added)) {
        return added;
      }
    }
  }

  private boolean isWanted(Reached reached) {
    if (key != null) {
      return key.equals(reached.point.key());
    }
    return shape == null
        ? nth == reached.nth
        : shape.equals(reached.point.shape()) && nth == reached.nthOfShape;
  }

  /** No point counts any more. */
  void end() {
    over = true;
  }

  Map<String, Object> toMap() {
    Deque<Map<String, Object>> inOrder = new ArrayDeque<>();
    for (Reached each = points.get(); each != null; each = each.before) {
      inOrder.addFirst(each.toMap());
    }
    Map<String, Object> map = new HashMap<>();
    List<Map<String, Object>> all = new ArrayList<>(inOrder);
    map.put("points", all);
    Struck interrupted = struck;
    if (interrupted != null) {
      map.put("interrupted", interrupted.toMap());
    }
    return map;
  }

  /** A point in the order of those that were reached. */
  private record Reached(SweptPoint point, int nth, int nthOfShape, @Nullable Reached before) {
    Map<String, Object> toMap() {
      Map<String, Object> map = point.toMap();
      map.put("nth", nthOfShape);
      return map;
    }
  }

  /** The interrupt. */
  private record Struck(Reached at, Task task, Thread thread, long nanos) {
    Map<String, Object> toMap() {
      Map<String, Object> map = new HashMap<>();
      map.put("point", at.toMap());
      map.put("nanos", nanos);
      map.put("thread", thread.getName());
      boolean isAlive = task.state == Task.RUNNING;
      map.put("alive", isAlive);
      map.put("body", task.kind.isWindow());
      ThreadTasks runner = task.runner;
      if (isAlive && runner != null) {
        map.put("state", ThreadFacts.state(runner.thread).name());
        List<String> stack = new ArrayList<>();
        for (StackTraceElement element : ThreadFacts.stack(runner.thread)) {
          stack.add(Waits.shown(element));
        }
        map.put("stack", stack);
      }
      return map;
    }
  }
}
