package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.EventLoops;
import dev.selvedge.agent.sensor.ThreadFacts;
import dev.selvedge.agent.sensor.WaitListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells those whom it concerns that the current thread is about to wait, and counts for windows how
 * long that lasts.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class WaitsBegun implements WaitListener {

  /** What ends sooner has not waited. */
  private static final long LEAST_NANOS = 1_000;

  private WaitsBegun() {}

  /** From now on it is of interest. */
  static void listen() {
    Blocking.onWaits(new WaitsBegun());
  }

  @Override
  public void waits() {
    try {
      Interrupts.waiting();
      FanOuts.waiting();
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  @Override
  public @Nullable Object begun(WaitKind kind) {
    // What a window does not count is for the timeline alone.
    if (!isCounted(kind) && !Timeline.isOn()) {
      return null;
    }
    try {
      ThreadTasks thread = ThreadTable.current();
      Task task = thread == null || thread.settles || !Sensor.isOn() ? null : thread.onTimeline();
      if (thread == null || task == null || !isOfInterest(task)) {
        return null;
      }
      Counted outer = thread.counted;
      boolean inside = outer != null && outer.task == task;
      if (inside && outer != null && (isCounted(outer.kind) || !isCounted(kind))) {
        return null;
      }
      Counted counted = new Counted(thread, task, kind, outer, inside);
      thread.counted = counted;
      return counted;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  private static boolean isOfInterest(Task task) {
    // Of what belongs to no window nobody tells it but the timeline.
    return task.isOfOpenedWindow()
        ? task.kind.isWindow() || task.isSubject()
        : Timeline.isTold(task);
  }

  /** Whether it is a wait that a window counts: one for others, not one for the machine. */
  private static boolean isCounted(WaitKind kind) {
    return switch (kind) {
      case FILE, DNS, PROCESS, DECLARED, MONITOR -> false;
      default -> true;
    };
  }

  @Override
  public void ended(Object begun, boolean onLoop) {
    try {
      ((Counted) begun).end(onLoop);
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** What a thread waits for now in the course of a task; null if it does not wait. */
  static TaskSpan.@Nullable Wait of(ThreadTasks thread, Task task) {
    Counted outermost = null;
    for (Counted each = thread.counted; each != null; each = each.outer) {
      if (each.task == task) {
        outermost = each;
      }
    }
    if (outermost != null) {
      return System.nanoTime() - outermost.began < Timeline.LEAST_NANOS ? null : outermost.goesOn();
    }
    return ThreadFacts.state(thread.thread) == Thread.State.BLOCKED && thread.onTimeline() == task
        ? forMonitor(thread.thread, task)
        : null;
  }

  /** No call tells of {@code synchronized}, so that it is not known since when it waits. */
  private static TaskSpan.Wait forMonitor(Thread thread, Task task) {
    StackTraceElement[] stack = ThreadFacts.stack(thread);
    return new TaskSpan.Wait(
        task.courseOrNew().blocked(Waits.line(stack)),
        0,
        true,
        Course.MONITOR,
        Waits.line(stack),
        null);
  }

  /** The outermost wait of a task, inside of which the thread may run other tasks that wait. */
  static final class Counted {
    private final ThreadTasks thread;
    private final Task task;
    private final WaitKind kind;
    private final @Nullable Counted outer;

    /** Whether that is one of the same task, which is no wait that a window counts. */
    private final boolean inside;

    private final long began = System.nanoTime();

    Counted(ThreadTasks thread, Task task, WaitKind kind, @Nullable Counted outer, boolean inside) {
      this.thread = thread;
      this.task = task;
      this.kind = kind;
      this.outer = outer;
      this.inside = inside;
    }

    @Nullable Counted outer() {
      return outer;
    }

    boolean isOf(TaskWindow window) {
      return task.window == window && isCounted(kind);
    }

    /** What it has come to so far, for another thread. */
    WaitFigures.Ongoing ongoing() {
      return WaitFigures.Ongoing.of(
          ThreadKinds.of(thread, task, EventLoops.isKnownLoop(thread.thread)),
          System.nanoTime() - began,
          ThreadFacts.stack(thread.thread));
    }

    /** The same for a timeline. */
    TaskSpan.Wait goesOn() {
      StackTraceElement[] stack = ThreadFacts.stack(thread.thread);
      String api = Waits.call(stack);
      return new TaskSpan.Wait(began, 0, true, WaitWords.of(kind, api), Waits.line(stack), api);
    }

    void end(boolean onLoop) {
      long now = System.nanoTime();
      long nanos = now - began;
      thread.counted = outer;
      TaskWindow window = task.window;
      if (nanos < LEAST_NANOS || window == null) {
        return;
      }
      Origin place = null;
      if (nanos >= Timeline.LEAST_NANOS && !inside && Timeline.isTold(task)) {
        place = Origins.ofWait();
        // What is read to load a class nobody has asked for.
        if (kind != WaitKind.FILE || place != Origin.UNKNOWN) {
          task.courseOrNew().waited(new Course.Wait(began, now, kind, place));
        }
      }
      if (isCounted(kind) && window != TaskWindow.JVM) {
        window.waits().add(ThreadKinds.of(thread, task, onLoop), nanos, place);
      }
    }
  }
}
