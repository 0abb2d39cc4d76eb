package dev.selvedge.agent.sensor.task;

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
  public @Nullable Object begun() {
    try {
      ThreadTasks thread = ThreadTable.current();
      Task task = thread == null || thread.settles || !Sensor.isOn() ? null : thread.maker();
      if (thread == null || task == null || !task.isOfOpenedWindow()) {
        return null; // Of what belongs to no window nobody tells it.
      }
      if (!task.kind.isWindow() && !task.isSubject()) {
        return null;
      }
      Counted outer = thread.counted;
      if (outer != null && outer.task == task) {
        return null;
      }
      Counted counted = new Counted(thread, task, outer);
      thread.counted = counted;
      return counted;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  @Override
  public void ended(Object begun, boolean onLoop) {
    try {
      ((Counted) begun).end(onLoop);
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** The outermost wait of a task, inside of which the thread may run other tasks that wait. */
  static final class Counted {
    private final ThreadTasks thread;
    private final Task task;
    private final @Nullable Counted outer;
    private final long began = System.nanoTime();

    Counted(ThreadTasks thread, Task task, @Nullable Counted outer) {
      this.thread = thread;
      this.task = task;
      this.outer = outer;
    }

    @Nullable Counted outer() {
      return outer;
    }

    boolean isOf(TaskWindow window) {
      return task.window == window;
    }

    /** What it has come to so far, for another thread. */
    WaitFigures.Ongoing ongoing() {
      return WaitFigures.Ongoing.of(
          ThreadKinds.of(thread, task, EventLoops.isKnownLoop(thread.thread)),
          System.nanoTime() - began,
          ThreadFacts.stack(thread.thread));
    }

    void end(boolean onLoop) {
      long nanos = System.nanoTime() - began;
      thread.counted = outer;
      TaskWindow window = task.window;
      if (nanos >= LEAST_NANOS && window != null) {
        window.waits().add(ThreadKinds.of(thread, task, onLoop), nanos);
      }
    }
  }
}
