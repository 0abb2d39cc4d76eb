package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.TaskSpan;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of user code did and when, until somebody writes it down: the threads that run
 * them put down what has ended, without waiting for anybody, and one thread takes it.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Timeline {

  /** So many may wait to be written down; what ends meanwhile is only counted. */
  private static final int MOST_WAITING = 1 << 15;

  /** A stage that runs where that became possible is of interest if it takes so long. */
  private static final long LEAST_IN_PLACE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** What takes so long is of more interest than what does not. */
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final VarHandle LATEST;

  static {
    try {
      LATEST = MethodHandles.lookup().findStaticVarHandle(Timeline.class, "latest", Span.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static volatile boolean on;

  @SuppressWarnings("unused") // by its handle
  private static volatile @Nullable Span latest;

  private Timeline() {}

  /**
   * Keeps spans from now on.
   *
   * @param most how many in this JVM, the bodies of windows aside; none if 0
   */
  public static void keep(int most) {
    SpanShare.most(most);
    on = most > 0;
  }

  static boolean isOn() {
    return on;
  }

  /** The current thread, a platform thread, runs its first instruction. */
  static void running(Thread thread) {
    if (on && Sensor.isOn()) {
      try {
        ThreadTasks tasks = ThreadTable.of(thread);
        Task task = tasks == null ? null : tasks.current();
        if (task != null && task.kind == TaskKind.THREAD && task.ranOn == null) {
          task.runsOn(thread);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A task ends, or is over for this time. */
  static void ended(Task task) {
    TaskWindow window = task.window;
    if (!on || window == null) {
      return;
    }
    if (task.kind.isWindow()) {
      if (task.isOfOpenedWindow()) {
        put(new Span(task, System.nanoTime(), outcomeOf(task), null), window);
      }
    } else if (task.counted) {
      long now = System.nanoTime();
      ended(task, window, now);
      if (task.again) {
        task.ran(now);
      }
    }
  }

  private static void ended(Task task, TaskWindow window, long now) {
    if (task.ranOn == null && task.state == Task.RUNNING && task.kind.isThread()) {
      // What the thread runs is no method of Thread that could be watched.
      ThreadTasks runner = task.runner;
      if (runner != null && runner.thread == Thread.currentThread()) {
        task.runsOn(runner.thread);
        task.began = task.there;
      }
    }
    long lasted = task.ranOn == null ? 0 : now - task.began;
    byte outcome = outcomeOf(task);
    if (task.inPlace && lasted < LEAST_IN_PLACE_NANOS && outcome == Task.SUCCEEDED) {
      return;
    }
    if (window.spans.admits(outcome != Task.SUCCEEDED || lasted >= LONG_NANOS)) {
      put(new Span(task, now, outcome, null), window);
    }
  }

  private static void put(Span span, TaskWindow window) {
    Span before = (Span) LATEST.getAcquire();
    do {
      span.before = before;
      span.waiting = before == null ? 1 : before.waiting + 1;
      if (span.waiting > MOST_WAITING) {
        window.spans.dropped();
        return;
      }
    } while (!LATEST.compareAndSet(before, span));
  }

  private static byte outcomeOf(Task task) {
    byte seen = task.outcome;
    if (task.ranOn == null && !task.kind.isWindow()) {
      return task.discarded ? Span.DROPPED : Task.CANCELLED;
    }
    if (seen == Task.OPEN) {
      return task.cancelled ? Task.CANCELLED : Task.SUCCEEDED;
    }
    return seen;
  }

  /** Takes what is to be written down by now, by window, the earliest first. */
  public static Map<String, List<TaskSpan>> take() {
    Map<String, List<TaskSpan>> taken = new LinkedHashMap<>();
    List<Span> spans = new ArrayList<>();
    for (Span each = (Span) LATEST.getAndSet((Span) null); each != null; each = each.before) {
      spans.add(each);
    }
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      taken.computeIfAbsent(span.task.windowOf().id, id -> new ArrayList<>()).add(span.told());
    }
    return taken;
  }
}
