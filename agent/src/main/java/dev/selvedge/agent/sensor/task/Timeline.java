package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.sensor.SensorFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of user code did and when, until somebody writes it down: the threads that run
 * them choose, without waiting for anybody, what is told of what has ended.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Timeline {

  /** What takes less time is told neither of a wait nor of a stage that nobody has to run. */
  static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** What takes so long is of more interest than what does not. */
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Of a run of a task: it is told, and will be again if it was alive. */
  private static final int KEPT = 1;

  /** Of a run of a task: it counts among those that are not told. */
  private static final int OMITTED = 2;

  /** Of a run of a task: it is told only if something names it, and else not even counted. */
  private static final int PASSED = 3;

  private static final AtomicIntegerFieldUpdater<Task> TOLD =
      AtomicIntegerFieldUpdater.newUpdater(Task.class, "told");

  /** Around a fault so many are told. */
  private static final int AROUND = 32;

  private static final LatestTasks LATEST_OF_JVM = new LatestTasks();

  private static volatile boolean on;

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
        Task task = tasks == null ? null : tasks.onTimeline();
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
    Interest interest = interest(task, outcome, lasted);
    if (task.inPlace && lasted < LEAST_NANOS && interest == Interest.NONE && task.told == 0) {
      notTold(task, PASSED);
    } else if (isKept(task, window, interest)) {
      put(Span.ended(task, outcome), window);
    } else {
      notTold(task, OMITTED);
    }
    if (task.again) {
      task.ran(now);
    } else if (task.told == KEPT) {
      task.forgetCourse();
    }
  }

  private static Interest interest(Task task, byte outcome, long lasted) {
    Interest own =
        outcome == Task.FAILED
            ? Interest.MUCH
            : outcome != Task.SUCCEEDED || lasted >= LONG_NANOS ? Interest.SOME : Interest.NONE;
    return Interest.max(own, task.interest);
  }

  private static void notTold(Task task, int how) {
    task.told = how;
    // Whoever names it from now on sees that; who has done so before did not.
    if (task.interest == Interest.NAMED) {
      tellAfterAll(task);
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

  /** Whether a task that has ended is told. */
  static boolean isKept(Task task) {
    return task.told == KEPT;
  }

  /** The answer is remembered if it is yes. */
  private static boolean isKept(Task task, TaskWindow window, Interest interest) {
    if (task.kind.isWindow() || task.told == KEPT) {
      return true;
    }
    boolean late = task.told == OMITTED;
    boolean kept = late ? window.spans.admitsLate(interest) : window.spans.admits(interest);
    if (kept) {
      task.told = KEPT;
      if (late) {
        window.spans.foundRoom();
      }
    } else if (window == TaskWindow.JVM && !task.again) {
      LATEST_OF_JVM.add(task);
    }
    return kept;
  }

  /**
   * Something is told that names a task, which one may want to look up.
   *
   * @param interest how much
   */
  static void named(Task task, Interest interest) {
    if (on && interest.compareTo(task.interest) > 0) {
      task.interest = interest;
      try {
        tellAfterAll(task);
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  /** Tells of a task that has ended, unless it was told. */
  private static void tellAfterAll(Task task) {
    TaskWindow window = task.window;
    int told = task.told;
    if (window != null
        && (told == OMITTED || told == PASSED)
        && task.ended != 0
        && !task.again
        && TOLD.compareAndSet(task, told, KEPT)) {
      if (window.spans.admitsLate(task.interest)) {
        tell(task, window, told);
      } else {
        task.told = told;
      }
    }
  }

  private static void tell(Task task, TaskWindow window, int before) {
    if (before == OMITTED) {
      window.spans.foundRoom();
    }
    put(Span.ended(task, outcomeOf(task)), window);
    task.forgetCourse();
  }

  /** Something was found: what was done last outside of windows is of interest. */
  public static void found() {
    latest(AROUND, Interest.SOME);
  }

  /** The JVM ends: what was done last outside of windows is of interest, and what is done now. */
  public static void atEndOfJvm() {
    latest(LatestTasks.MOST, Interest.NAMED);
    if (on && Sensor.isOn()) {
      LastingTasks.tellAll();
    }
  }

  private static void latest(int most, Interest interest) {
    for (Task task : LATEST_OF_JVM.take(most)) {
      if (TOLD.compareAndSet(task, OMITTED, KEPT)) {
        if (task.state == Task.ENDED && TaskWindow.JVM.spans.admitsAtLast(interest)) {
          tell(task, TaskWindow.JVM, OMITTED);
        } else {
          task.told = OMITTED;
        }
      }
    }
  }

  private static void put(Span span, TaskWindow window) {
    if (!SpanQueue.put(span)) {
      window.spans.dropped();
      span.task.told = OMITTED;
    }
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
    Task task = tasks == null ? null : tasks.onTimeline();
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
            alive(each.task(), each.thread(), window, Interest.MUCH);
          }
        }
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  /**
   * Tells of a task that it is alive.
   *
   * @param runner what runs it; null if nothing does
   * @param interest what is to be thought of it for that
   */
  static boolean alive(
      Task task, @Nullable ThreadTasks runner, TaskWindow window, Interest interest) {
    if (isKept(task, window, Interest.max(interest, task.interest))) {
      Span span = Span.alive(task, runner);
      // It may have ended meanwhile, and have been told.
      if (task.state != Task.ENDED) {
        put(span, window);
      }
      return true;
    }
    TOLD.compareAndSet(task, 0, OMITTED);
    return false;
  }

  /** Looks what waits for a monitor. */
  public static void look() {
    if (on && Sensor.isOn()) {
      try {
        LastingTasks.look();
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  /** Tells of what has been alive for long, and was not told lately. */
  public static void lasting() {
    if (on && Sensor.isOn()) {
      try {
        LastingTasks.tell();
      } catch (Throwable e) {
        fault(e);
      }
    }
  }

  /** Takes what is to be written down by now, by window, the earliest first. */
  public static Map<String, List<TaskSpan>> take() {
    Scopes.forgetGone();
    Map<String, List<TaskSpan>> taken = new LinkedHashMap<>();
    for (Span span : SpanQueue.take()) {
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
