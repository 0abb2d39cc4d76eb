package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.sensor.SensorFault;
import dev.selvedge.agent.sensor.ThreadFacts;
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

  /** What takes less time is told neither of a wait nor of a stage that nobody has to run. */
  static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** So many may wait to be written down; what ends meanwhile is only counted. */
  private static final int MOST_WAITING = 1 << 15;

  /** What takes so long is of more interest than what does not. */
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** What was alive for so long is told, and again after twice the time, in case the JVM dies. */
  private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Of a run of a task: it is told, and will be again if it was alive. */
  private static final byte KEPT = 1;

  /** Of a run of a task: it counts among those that are not told. */
  private static final byte OMITTED = 2;

  private static final VarHandle LATEST;

  static {
    try {
      LATEST = MethodHandles.lookup().findStaticVarHandle(Timeline.class, "latest", Span.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Around a fault so many are told. */
  private static final int AROUND = 32;

  private static final LatestTasks LATEST_OF_JVM = new LatestTasks();

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
    if (most > 0) {
      // Their classes are not to be made ready in the middle of a wait.
      new Course().holds(CarrierHold.Kind.PINNED, 0).ended(0);
      WaitWords.of(WaitKind.PARK, null);
      WaitsBegun.listen();
    }
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

  /** Whether a task of user code is told, the body of a window included. */
  static boolean isTold(Task task) {
    return on
        && task.window != null
        && (task.kind.isWindow() ? task.isOfOpenedWindow() : task.counted);
  }

  /** An error of ours: there is no timeline from now on, and all else goes on. */
  public static void fault(Throwable cause) {
    SensorFault.off("the timeline", Timeline::stop, cause);
  }

  private static void stop() {
    on = false;
  }

  /** A task ends, or is over for this time. */
  static void ended(Task task) {
    TaskWindow window = task.window;
    if (window != null && isTold(task)) {
      try {
        ended(task, window);
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  private static void ended(Task task, TaskWindow window) {
    long now = System.nanoTime();
    if (task.ranOn == null && task.kind.isThread()) {
      beganUnseen(task);
    }
    task.ended = now;
    byte outcome = outcomeOf(task);
    long lasted = task.ranOn == null ? 0 : now - task.began;
    boolean isPassing =
        task.inPlace && lasted < LEAST_NANOS && outcome == Task.SUCCEEDED && !task.named;
    if (!isPassing && isKept(task, window, outcome != Task.SUCCEEDED || lasted >= LONG_NANOS)) {
      put(Span.ended(task, outcome), window);
    }
    if (task.again) {
      task.ran(now);
    }
  }

  /** What the thread runs may be no method of {@code Thread} that could be watched. */
  private static void beganUnseen(Task task) {
    ThreadTasks runner = task.runner;
    if (runner != null && runner.thread == Thread.currentThread()) {
      task.runsOn(runner.thread);
      task.began = task.there();
    }
  }

  private static boolean isKept(Task task, TaskWindow window, boolean special) {
    if (task.kind.isWindow() || task.told == KEPT) {
      return true;
    }
    boolean kept =
        task.told == OMITTED
            ? special && window.spans.admitsLate()
            : window.spans.admits(special || task.named);
    task.told = kept ? KEPT : OMITTED;
    if (!kept && window == TaskWindow.JVM) {
      LATEST_OF_JVM.add(task);
    }
    return kept;
  }

  /** Something is told that names a task, which one may want to look up. */
  static void named(Task task) {
    TaskWindow window = task.window;
    if (on && !task.named) {
      task.named = true;
      try {
        if (window != null
            && task.told == OMITTED
            && task.state == Task.ENDED
            && window.spans.admitsLate()) {
          task.told = KEPT;
          put(Span.ended(task, outcomeOf(task)), window);
        }
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  /** Something was found: what was done last outside of windows is of interest. */
  public static void found() {
    latest(AROUND);
  }

  /** The JVM ends: what was done last outside of windows is of interest. */
  public static void atEndOfJvm() {
    latest(LatestTasks.MOST);
  }

  private static void latest(int most) {
    for (Task task : LATEST_OF_JVM.take(most)) {
      if (task.told == OMITTED && task.state == Task.ENDED && TaskWindow.JVM.spans.admitsAtLast()) {
        task.told = KEPT;
        put(Span.ended(task, outcomeOf(task)), TaskWindow.JVM);
      }
    }
  }

  private static void put(Span span, TaskWindow window) {
    Span before;
    do {
      before = (Span) LATEST.getAcquire();
      span.before = before;
      span.waiting = before == null ? 1 : before.waiting + 1;
      if (span.waiting > MOST_WAITING) {
        window.spans.dropped();
        return;
      }
    } while (!LATEST.compareAndSet(before, span));
  }

  private static byte outcomeOf(Task task) {
    if (task.ranOn == null && !task.kind.isWindow()) {
      return task.discarded ? Span.DROPPED : Task.CANCELLED;
    }
    byte seen = task.outcome;
    return seen != Task.OPEN ? seen : task.cancelled ? Task.CANCELLED : Task.SUCCEEDED;
  }

  /** A virtual thread holds its carrier; what is told when it does so no longer. */
  public static @Nullable Object holds(Thread thread, CarrierHold.Kind how, long since) {
    if (!on || !Sensor.isOn()) {
      return null;
    }
    ThreadTasks tasks = ThreadTable.of(thread);
    Task task = tasks == null ? null : tasks.current();
    return task == null || !isTold(task) ? null : task.courseOrNew().holds(how, since);
  }

  /**
   * It does so no longer.
   *
   * @param held what {@link #holds} has answered
   */
  public static void held(@Nullable Object held, long nanos) {
    if (held != null) {
      ((Course.Hold) held).ended(nanos);
    }
  }

  /** The current thread, a virtual one, has held its carrier. */
  public static void held(Thread thread, CarrierHold.Kind how, long since, long nanos) {
    if (nanos >= LEAST_NANOS) {
      try {
        held(holds(thread, how, since), nanos);
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  /** A window is over; its tasks that are alive are told now, and again when they end. */
  static void closed(TaskWindow window) {
    if (on && window.live.sum() != 0) {
      try {
        for (LeftTask each : Leftovers.of(window)) {
          if (each.isAlive() && isTold(each.task())) {
            alive(each.task(), each.thread(), window);
          }
        }
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  private static void alive(Task task, @Nullable ThreadTasks runner, TaskWindow window) {
    if (isKept(task, window, true)) {
      Span span = Span.alive(task, runner);
      // It may have ended meanwhile, and have been told.
      if (task.state != Task.ENDED) {
        put(span, window);
      }
    }
  }

  /** Tells of what has been alive for long, and was not told lately. */
  public static void lasting() {
    if (on && Sensor.isOn()) {
      try {
        tellWhatLasts();
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  private static void tellWhatLasts() {
    long now = System.nanoTime();
    for (ThreadTasks thread : ThreadTable.all()) {
      for (Task task = thread.current(); task != null; task = task.outer) {
        TaskWindow window = task.window;
        if (window != null && task.ranOn != null && task.runner == thread && isTold(task)) {
          long lasted = now - task.began;
          look(thread, task);
          Course known = task.course();
          long told = known == null ? 0 : known.toldNanos;
          if (lasted >= Math.max(LASTING_NANOS, 2 * told)) {
            task.courseOrNew().toldNanos = lasted;
            alive(task, thread, window);
          }
        }
      }
    }
  }

  /** Whether it waits for a monitor, of which nothing else tells. */
  private static void look(ThreadTasks thread, Task task) {
    if (ThreadFacts.state(thread.thread) == Thread.State.BLOCKED && thread.current() == task) {
      task.courseOrNew().blocked();
    } else if (task.course() != null) {
      task.courseOrNew().goesOn();
    }
  }

  /** Takes what is to be written down by now, by window, the earliest first. */
  public static Map<String, List<TaskSpan>> take() {
    List<Span> spans = new ArrayList<>();
    for (Span each = (Span) LATEST.getAndSet((Span) null); each != null; each = each.before) {
      spans.add(each);
    }
    Map<String, List<TaskSpan>> taken = new LinkedHashMap<>();
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      TaskWindow window = span.task.windowOf();
      List<TaskSpan> ofWindow = taken.get(window.id);
      if (ofWindow == null) {
        ofWindow = new ArrayList<>();
        taken.put(window.id, ofWindow);
        addBody(ofWindow, window);
      }
      ofWindow.add(span.told());
    }
    return taken;
  }

  /** If the JVM is killed, it is to be known what the first tasks of a window belong to. */
  private static void addBody(List<TaskSpan> spans, TaskWindow window) {
    Task body = window.body;
    if (body != null && body.told == 0 && body.state == Task.RUNNING) {
      body.told = KEPT;
      spans.add(Span.alive(body, body.runner).told());
    }
  }
}
