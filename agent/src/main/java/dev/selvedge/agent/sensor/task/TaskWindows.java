package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.DumpNode;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.LoadedClasses;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The windows as this sensor knows them: what runs between their opening and closing on the thread
 * that opens them is theirs, and what that makes. May be called from any thread.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class TaskWindows {

  private static final Map<String, Body> OPEN = new ConcurrentHashMap<>();

  private static final Queue<Left> LEFT = new ConcurrentLinkedQueue<>();

  private static volatile @Nullable Instrumentation instrumentation;

  private static volatile boolean opened;
  private static volatile boolean hasOver;

  private TaskWindows() {}

  /** Hands over what opens fields of the JDK, once the first window opens. */
  public static void with(Instrumentation access) {
    instrumentation = access;
    LoadedClasses.from(access);
  }

  /** Watches what is made outside of windows too; without it the first window starts the watch. */
  public static void watchJvm() {
    begin();
  }

  /** The id of the window for which the current thread works; null if there is none. */
  public static @Nullable String current() {
    Task task = Works.maker();
    return task == null || task.window == null ? null : task.window.id;
  }

  /** Where the work of the current thread comes from; null if from no window. */
  public static @Nullable Lineage lineage() {
    return lineageOf(Thread.currentThread());
  }

  /** Where the work comes from that a thread does now; null if from no window. */
  public static @Nullable Lineage lineageOf(Thread thread) {
    if (!Sensor.isOn()) {
      return null;
    }
    ThreadTasks tasks = ThreadTable.of(thread);
    Task task = tasks == null ? null : tasks.current();
    return task == null || !task.isOfOpenedWindow() ? null : Ancestors.of(task);
  }

  /** Whether what belongs to windows is no longer known, because of an error inside. */
  public static boolean isBroken() {
    return Sensor.isBroken();
  }

  /**
   * Opens a window on the current thread.
   *
   * @param kind {@code test}, {@code class} or {@code record}
   * @param parent the id of the window around it; null if there is none
   * @param fanOutLimit how many tasks that one task makes at one place may run at once; 0 if the
   *     window does not say
   */
  public static void open(
      String id, String kind, String name, @Nullable String parent, int fanOutLimit) {
    begin();
    opened = true;
    Body outer = parent == null ? null : OPEN.get(parent);
    TaskWindow window = new TaskWindow(id, name, outer == null ? null : outer.window);
    window.isTest = kind.equals("test");
    window.ownFanOutLimit = fanOutLimit;
    TaskKind bodyKind = TaskKind.valueOf(kind.toUpperCase(Locale.ROOT));
    ThreadTasks thread = ThreadTable.currentOrNew();
    if (bodyKind == TaskKind.TEST || bodyKind == TaskKind.RECORD) {
      FanOuts.opened(window);
    }
    WaitsBegun.listen();
    Task maker = bodyKind == TaskKind.RECORD ? thread.maker() : null;
    Task task = new Task(bodyKind, window, maker, null);
    window.body = task;
    task.begin(thread);
    task.id();
    OPEN.put(id, new Body(window, task));
  }

  /**
   * Lets the tasks of an open window be held at their beginning from now on.
   *
   * @return where its body comes from
   * @throws IllegalArgumentException if no open window has this id
   */
  public static Lineage scale(String id) {
    Body body = OPEN.get(id);
    if (body == null) {
      throw new IllegalArgumentException("no open window has the id " + id);
    }
    FanOutHold.begin(body.window);
    return new Lineage(
        id, List.of(new Ancestor(body.task.id(), body.task.kind, body.window.name, null)), 0);
  }

  /**
   * Ends the body of a window, and waits for the tasks that it left.
   *
   * @param settleNanos how long to wait at most
   * @param interrupts whether those that are still alive then are to be ended
   */
  public static WindowEnd close(String id, long settleNanos, boolean interrupts) {
    Body only = only();
    Body body = OPEN.get(id);
    if (body == null) {
      return WindowEnd.CLEAN;
    }
    endBody(body.task);
    if (body == only && Sensor.isOn()) {
      Strangers.await(body.task, Math.min(settleNanos, Strangers.PATIENCE));
    }
    OPEN.remove(id);
    FanOutHold.end(body.window);
    QueuedTasks.expunge();
    return end(body.window, settleNanos, interrupts);
  }

  /**
   * The tasks of an open window that are alive, but for what the current thread does.
   *
   * @param patienceNanos how long to wait for them to end; an interrupt ends the wait
   */
  public static List<LiveTask> aliveIn(String id, long patienceNanos) {
    Body body = OPEN.get(id);
    if (body == null || !Sensor.isOn()) {
      return List.of();
    }
    try {
      return new LeftSoFar(body.window).await(patienceNanos);
    } catch (Throwable inAQueueOfTheApplication) {
      Sensor.fault(inAQueueOfTheApplication);
      return List.of();
    }
  }

  private static WindowEnd end(TaskWindow window, long settleNanos, boolean interrupts) {
    try {
      if (Sensor.isBroken()) {
        return WindowEnd.CLEAN;
      }
      List<LooseFuture> loose = new ArrayList<>();
      List<LiveTask> left = List.of();
      if (window.live.sum() != 0) {
        left = new Settling(window, interrupts, loose).await(settleNanos);
      }
      Timeline.closed(window);
      if (window.futures.sum() != 0) {
        loose.addAll(LooseFutures.of(other -> other == window));
      }
      LooseFutures.addGone(loose, window);
      return new WindowEnd(left, loose);
    } catch (Throwable inAQueueOfTheApplication) {
      Sensor.fault(inAQueueOfTheApplication);
      return WindowEnd.CLEAN;
    } finally {
      if (window != TaskWindow.JVM && window.live.sum() == 0) {
        window.forget();
      }
    }
  }

  /**
   * Ends the body of a window without waiting for the tasks that it left; {@link #overdue} tells
   * what is left of it later.
   *
   * @param settleNanos how much later
   */
  public static void leave(String id, long settleNanos) {
    Body body = OPEN.remove(id);
    if (body != null) {
      endBody(body.task);
      FanOutHold.end(body.window);
      Timeline.closed(body.window);
      if (isClean(body.window)) {
        body.window.forget();
        over(body.window);
      } else {
        LEFT.add(new Left(body.window, System.nanoTime() + settleNanos));
      }
    }
  }

  private static boolean isClean(TaskWindow window) {
    return window.live.sum() == 0
        && window.futures.sum() == 0
        && window.gone.isEmpty()
        && !window.hasStrangers;
  }

  /** What is left of windows that were left, and whose time to settle is over. */
  public static WindowEnd overdue() {
    long now = System.nanoTime();
    WindowEnd ended = settle(left -> now - left.deadlineNanos >= 0 || left.window.live.sum() == 0);
    List<LooseFuture> loose = new ArrayList<>(ended.loose());
    try {
      loose.addAll(LooseFutures.unreachable());
    } catch (Throwable e) {
      Sensor.fault(e);
    }
    return new WindowEnd(ended.left(), loose);
  }

  /**
   * What is left of windows that were left and lie in this one, which is about to end and must know
   * it.
   */
  public static WindowEnd overdueIn(String id) {
    return settle(left -> left.window.isIn(id));
  }

  /**
   * What is left of all, because the JVM ends.
   *
   * @param settleNanos how long to wait at most for what was made outside of windows; who ends a
   *     JVM by a signal does not wait for what it does
   */
  public static WindowEnd endOfJvm(long settleNanos) {
    boolean isBySignal = EndOfJvm.isBySignal();
    WindowEnd windows = settle(left -> true);
    WindowEnd jvm = end(TaskWindow.JVM, isBySignal ? 0 : settleNanos, false);
    List<LiveTask> left = new ArrayList<>(windows.left());
    List<LooseFuture> loose = new ArrayList<>(windows.loose());
    loose.addAll(jvm.loose());
    // What windows have left has come to an end since.
    loose.addAll(LooseFutures.of(window -> true));
    OPEN.values().forEach(body -> LooseFutures.addGone(loose, body.window));
    if (!isBySignal) {
      for (LiveTask task : jvm.left()) {
        if (!isEndingJvm(task)) {
          left.add(task);
        }
      }
      for (ThreadTasks thread : ThreadTable.all()) {
        LooseFuture awaited = isOfWindow(thread) ? null : LooseFutures.awaited(thread);
        if (awaited != null) {
          loose.add(awaited);
        }
      }
    }
    return new WindowEnd(left, loose);
  }

  /** Whether it is what has called for the end. */
  private static boolean isEndingJvm(LiveTask task) {
    for (Frame frame : task.stack()) {
      if (frame.className().equals("java.lang.Shutdown")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the end of a window has told of it. */
  private static boolean isOfWindow(ThreadTasks thread) {
    return thread.maker() != null;
  }

  private static WindowEnd settle(Predicate<Left> which) {
    if (LEFT.isEmpty()) {
      return WindowEnd.CLEAN;
    }
    List<LiveTask> alive = new ArrayList<>();
    List<LooseFuture> loose = new ArrayList<>();
    for (Left left : List.copyOf(LEFT)) {
      if (which.test(left) && LEFT.remove(left)) {
        long rest = Math.max(0, left.deadlineNanos - System.nanoTime());
        WindowEnd end = end(left.window, rest, false);
        alive.addAll(end.left());
        loose.addAll(end.loose());
        over(left.window);
      }
    }
    return new WindowEnd(alive, loose);
  }

  /** The window of this id, if it is open. */
  static @Nullable TaskWindow opened(String id) {
    Body body = OPEN.get(id);
    return body == null ? null : body.window;
  }

  /** The windows that are this one or lie in it, those among them that were left. */
  static List<TaskWindow> in(String id) {
    List<TaskWindow> windows = new ArrayList<>();
    for (Body body : OPEN.values()) {
      if (body.window.isIn(id)) {
        windows.add(body.window);
      }
    }
    for (Left left : LEFT) {
      if (left.window.isIn(id)) {
        windows.add(left.window);
      }
    }
    return windows;
  }

  /** Whether any window is open now. */
  static boolean isAnyOpen() {
    return !OPEN.isEmpty();
  }

  /**
   * The only test or recording that is open now, the innermost; null if there is none, or there are
   * several.
   *
   * @param task a task that was made after it was opened, or else there is none
   */
  static @Nullable TaskWindow onlyTest(Task task) {
    Body only = only();
    return only != null && task.isYoungerThan(only.task) ? only.window : null;
  }

  private static @Nullable Body only() {
    Body only = null;
    for (Body each : OPEN.values()) {
      if (each.task.kind == TaskKind.CLASS) {
        continue;
      }
      if (only == null || each.window.isIn(only.window.id)) {
        only = each;
      } else if (!only.window.isIn(each.window.id)) {
        return null;
      }
    }
    return only;
  }

  /** Whether any window was opened so far in this JVM. */
  static boolean isAnyOpened() {
    return opened;
  }

  private static void over(TaskWindow window) {
    window.isOver = true;
    hasOver = true;
  }

  /** Whether windows that were left are over of which that was not asked before. */
  static boolean hasOver() {
    boolean has = hasOver;
    hasOver = false;
    return has;
  }

  /** The windows that are open, with their tasks, and the tasks that others have left. */
  public static List<DumpNode> snapshot() {
    return Snapshot.take(bodies());
  }

  /** The same, to look things up. */
  static Snapshot look() {
    return Snapshot.of(bodies());
  }

  /**
   * A window that is open and those in it, with their tasks.
   *
   * @param id the window's
   */
  public static List<DumpNode> snapshot(String id) {
    return look().treeOf(id);
  }

  private static List<Task> bodies() {
    List<Task> bodies = new ArrayList<>();
    for (Body body : OPEN.values()) {
      bodies.add(body.task);
    }
    return bodies;
  }

  /** The thread that closes a window may be another than the one that opened it. */
  private static void endBody(Task task) {
    ThreadTasks runner = task.runner;
    if (runner == null) {
      return;
    }
    Task outer = task.outer;
    runner.made(null, null);
    if (runner.thread == Thread.currentThread()) {
      Interrupts.ended(runner, task);
    }
    task.end();
    if (runner.thread == Thread.currentThread() && runner.isTop(task)) {
      runner.set(outer);
    }
  }

  private static synchronized void begin() {
    Instrumentation access = instrumentation;
    if (!Sensor.isOn() && !Sensor.isBroken()) {
      if (access != null) {
        JdkInternals.open(access);
      }
      Sensor.start();
    }
  }

  /** A window that is over, and until when its tasks may live on. */
  private record Left(TaskWindow window, long deadlineNanos) {}

  /** A window and the task that is its body. */
  private record Body(TaskWindow window, Task task) {}
}
