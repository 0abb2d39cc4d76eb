package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.DumpNode;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LiveTask;
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
   */
  public static void open(String id, String kind, String name, @Nullable String parent) {
    begin();
    Body outer = parent == null ? null : OPEN.get(parent);
    TaskWindow window = new TaskWindow(id, name, outer == null ? null : outer.window);
    TaskKind bodyKind = TaskKind.valueOf(kind.toUpperCase(Locale.ROOT));
    ThreadTasks thread = ThreadTable.currentOrNew();
    Task maker = bodyKind == TaskKind.RECORD ? thread.maker() : null;
    Task task = new Task(bodyKind, window, maker, null);
    task.begin(thread);
    OPEN.put(id, new Body(window, task));
  }

  /**
   * Ends the body of a window, and waits for the tasks that it left.
   *
   * @param settleNanos how long to wait at most
   * @param interrupts whether those that are still alive then are to be ended
   * @return those that are still alive
   */
  public static List<LiveTask> close(String id, long settleNanos, boolean interrupts) {
    Body body = OPEN.remove(id);
    if (body == null) {
      return List.of();
    }
    endBody(body.task);
    QueuedTasks.expunge();
    if (body.window.live.sum() == 0) {
      body.window.forget();
      return List.of();
    }
    return await(body.window, settleNanos, interrupts);
  }

  private static List<LiveTask> await(TaskWindow window, long settleNanos, boolean interrupts) {
    if (Sensor.isBroken()) {
      return List.of();
    }
    try {
      return new Settling(window, interrupts).await(settleNanos);
    } catch (Throwable inAQueueOfTheApplication) {
      Sensor.fault(inAQueueOfTheApplication);
      return List.of();
    }
  }

  /**
   * Ends the body of a window without waiting for the tasks that it left; {@link #overdue} tells
   * which of them are still alive later.
   *
   * @param settleNanos how much later
   */
  public static void leave(String id, long settleNanos) {
    Body body = OPEN.remove(id);
    if (body == null) {
      return;
    }
    endBody(body.task);
    if (body.window.live.sum() == 0) {
      body.window.forget();
      over(body.window);
    } else {
      LEFT.add(new Left(body.window, System.nanoTime() + settleNanos));
    }
  }

  /** The tasks of windows that were left, whose time to end is over, and that are still alive. */
  public static List<LiveTask> overdue() {
    long now = System.nanoTime();
    return settle(left -> now - left.deadlineNanos >= 0 || left.window.live.sum() == 0);
  }

  /**
   * The tasks that are still alive of windows that were left and lie in this one, which is about to
   * end and must know them.
   *
   * @param id the window's id; null for the JVM
   */
  public static List<LiveTask> overdueIn(@Nullable String id) {
    return settle(left -> id == null || left.window.isIn(id));
  }

  private static List<LiveTask> settle(Predicate<Left> which) {
    if (LEFT.isEmpty()) {
      return List.of();
    }
    List<LiveTask> overdue = new ArrayList<>();
    for (Left left : List.copyOf(LEFT)) {
      if (which.test(left) && LEFT.remove(left)) {
        long rest = Math.max(0, left.deadlineNanos - System.nanoTime());
        overdue.addAll(await(left.window, rest, false));
        over(left.window);
      }
    }
    return overdue;
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
    List<Task> bodies = new ArrayList<>();
    for (Body body : OPEN.values()) {
      bodies.add(body.task);
    }
    return Snapshot.take(bodies);
  }

  /** The thread that closes a window may be another than the one that opened it. */
  private static void endBody(Task task) {
    ThreadTasks runner = task.runner;
    if (runner == null) {
      return;
    }
    Task outer = task.outer;
    runner.made(null, null);
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
