package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.GrownQueue;
import dev.selvedge.agent.event.GrownQueue.Kind;
import dev.selvedge.agent.sensor.CodeOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Queues without a capacity that grow: what their woven methods and those of executors call, and
 * those that have grown past the limit. Whoever adds sees it, so that no queue is missed between
 * two looks. The methods that are woven never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Queues {

  /** So far past the limit a queue may be seen first, where several add at once. */
  private static final int JUST = 64;

  private static final Queue<Growth> GROWN = new ConcurrentLinkedQueue<>();

  /** How much may wait; more than any queue has as long as nobody watches. */
  private static volatile int limit = Integer.MAX_VALUE;

  private Queues() {}

  /** Watches queues that grow past this. */
  public static void watch(int most) {
    limit = most;
  }

  /** Something was added to a {@code LinkedBlockingQueue}, that of an executor or another. */
  public static void addedToLinked(Object queue) {
    int depth = QueueFields.linked((LinkedBlockingQueue<?>) queue);
    if (depth > limit) {
      added(queue, depth, 1);
    }
  }

  /** Something was added to a {@code LinkedBlockingDeque}. */
  public static void addedToDeque(Object queue) {
    int depth = QueueFields.deque((LinkedBlockingDeque<?>) queue);
    if (depth > limit) {
      added(queue, depth, 1);
    }
  }

  /** Something was added to a {@code PriorityBlockingQueue}. */
  public static void addedToPriority(Object queue) {
    int depth = QueueFields.priority((PriorityBlockingQueue<?>) queue);
    if (depth > limit) {
      added(queue, depth, 1);
    }
  }

  /** Something was added to a {@code LinkedTransferQueue}, which has to be walked to be counted. */
  public static void addedToTransfer(Object queue) {
    if (limit != Integer.MAX_VALUE && Sensor.isOn()) {
      int depth = counted(queue);
      if (depth > limit) {
        added(queue, depth, JUST);
      }
    }
  }

  /** How much waits where that must be counted; less if it cannot be too much. */
  private static int counted(Object queue) {
    try {
      QueueUse use = QueueUse.of(queue);
      if (use == null || !use.isDue()) {
        return QueueFields.UNKNOWN;
      }
      int depth = QueueFields.UNKNOWN;
      if (queue.getClass() == LinkedTransferQueue.class) {
        depth = ((LinkedTransferQueue<?>) queue).size();
      } else if (queue.getClass() == ForkJoinPool.class) {
        depth = ((ForkJoinPool) queue).getQueuedSubmissionCount();
      }
      use.look(depth, limit);
      return depth;
    } catch (Throwable e) {
      Sensor.fault(e);
      return QueueFields.UNKNOWN;
    }
  }

  private static void added(Object queue, int depth, int weight) {
    if (!Sensor.isOn()) {
      return;
    }
    try {
      QueueUse use = QueueFields.isUnbounded(queue) ? QueueUse.of(queue) : null;
      if (use == null) {
        return;
      }
      ThreadTasks thread = ThreadTable.currentOrNew();
      Task work = thread.work();
      Taker taker = thread.taker;
      if (taker != null && taker.isOf(queue)) {
        taker.alsoAdds = true;
      }
      Growth growth = use.growth(work.windowOf());
      if (growth == null) {
        growth = begin(use, work, queue, depth);
      }
      if (growth != null && growth.isHandover()) {
        growth.add(depth, weight, work, thread);
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  private static @Nullable Growth begin(QueueUse use, Task work, Object queue, int depth) {
    if (!use.isWorthWalk() || use.isJustTold(work.windowOf())) {
      return null;
    }
    Origin origin = QueueCallers.isDirect() ? Origins.ofTask(null) : null;
    if (origin == null || !origin.isByUser()) {
      use.walkedInVain();
      return null;
    }
    return begin(use, work, Kind.HANDOVER, queue.getClass().getName(), origin, depth);
  }

  private static @Nullable Growth begin(
      QueueUse use, Task work, Kind kind, String name, @Nullable Origin origin, int depth) {
    Growth growth = new Growth(use, work, kind, name, origin, depth <= limit + JUST);
    if (!use.begin(growth)) {
      return use.growth(work.windowOf());
    }
    GROWN.add(growth);
    return growth;
  }

  /** A pool has taken a command, to run it now or later. */
  public static void executed(Object pool) {
    int most = limit;
    if (most == Integer.MAX_VALUE || !Sensor.isOn()) {
      return;
    }
    Object queue = QueueFields.ofPool((ThreadPoolExecutor) pool);
    if (queue == null) {
      return;
    }
    boolean transfer = queue.getClass() == LinkedTransferQueue.class;
    int depth = transfer ? counted(queue) : QueueFields.depth(queue);
    if (depth > most && QueueFields.isUnbounded(queue)) {
      fed(pool, queue, depth, transfer ? JUST : 1);
    }
  }

  /** A task was given to a fork-join pool from outside. */
  public static void submitted(Object pool) {
    if (limit != Integer.MAX_VALUE && Sensor.isOn() && !ForkJoinTasks.makesCarriers(pool)) {
      int depth = counted(pool);
      if (depth > limit) {
        fed(pool, pool, depth, JUST);
      }
    }
  }

  private static void fed(Object executor, Object queue, int depth, int weight) {
    try {
      QueueUse use = QueueUse.of(queue);
      if (use == null) {
        return;
      }
      ThreadTasks thread = ThreadTable.currentOrNew();
      Task work = thread.work();
      Growth growth = use.growth(work.windowOf());
      if (growth == null) {
        growth = beginFed(use, work, executor, depth);
      } else if (growth.isHandover()) {
        growth.of(Kind.EXECUTOR, name(executor), ExecutorOrigins.of(executor));
      }
      if (growth != null) {
        growth.add(depth, weight, work, thread);
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  private static @Nullable Growth beginFed(QueueUse use, Task work, Object executor, int depth) {
    if (!use.isWorthWalk() || use.isJustTold(work.windowOf())) {
      return null;
    }
    Origin fed = Origins.ofTask(null);
    Origin made = ExecutorOrigins.of(executor);
    if (!fed.isByUser() && made == null) {
      use.walkedInVain(); // It is the business of a library.
      return null;
    }
    Growth growth = begin(use, work, Kind.EXECUTOR, name(executor), fed, depth);
    if (growth != null) {
      growth.of(Kind.EXECUTOR, name(executor), made);
    }
    return growth;
  }

  private static String name(Object executor) {
    return executor.getClass() == ForkJoinPool.class && executor == ForkJoinPool.commonPool()
        ? "java.util.concurrent.ForkJoinPool.commonPool"
        : executor.getClass().getName();
  }

  /** Somebody waits for something to take from a queue. */
  public static void takes(Object queue) {
    if (limit != Integer.MAX_VALUE) {
      Taker taker = taker(queue);
      if (taker != null) {
        taker.waits();
      }
    }
  }

  /** Somebody takes from a queue what there is, if there is something. */
  public static void polls(Object queue) {
    if (limit != Integer.MAX_VALUE) {
      Taker taker = taker(queue);
      if (taker != null) {
        taker.polls();
      }
    }
  }

  private static @Nullable Taker taker(Object queue) {
    ThreadTasks thread = ThreadTable.current();
    Taker last = thread == null ? null : thread.taker;
    if (last != null && last.isOf(queue)) {
      return last;
    }
    return Sensor.isOn() ? other(queue) : null;
  }

  private static @Nullable Taker other(Object queue) {
    try {
      // What a class of the application makes of a queue may wait without a thread of its own.
      QueueUse use = CodeOwner.of(queue.getClass()) == Owner.JDK ? QueueUse.of(queue) : null;
      if (use == null) {
        return null;
      }
      ThreadTasks thread = ThreadTable.currentOrNew();
      Taker taker = use.taker(thread);
      thread.taker = taker;
      return taker;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** Those that have grown by what tasks of a window added, which is over. */
  public static List<GrownQueue> of(String window) {
    return take(growth -> growth.window.id.equals(window));
  }

  /** Those that have grown so far by what tasks of a window add, which is open. */
  public static List<GrownQueue> soFar(String window) {
    List<GrownQueue> grown = new ArrayList<>();
    for (Growth each : GROWN) {
      if (each.window.id.equals(window) && each.counts(limit)) {
        grown.add(each.describe());
      }
    }
    return grown;
  }

  /** Those of windows that were left and are over by now, and those of the JVM that stopped. */
  public static List<GrownQueue> passed() {
    return GROWN.isEmpty()
        ? List.of()
        : take(growth -> growth.window == TaskWindow.JVM ? isOver(growth) : growth.window.isOver);
  }

  private static boolean isOver(Growth growth) {
    return growth.isGone() || (growth.isStable() && growth.isTellable() && growth.counts(limit));
  }

  /** All that are left, now that the JVM ends. */
  public static List<GrownQueue> atEndOfJvm() {
    return take(growth -> true);
  }

  private static List<GrownQueue> take(Predicate<Growth> which) {
    List<GrownQueue> taken = new ArrayList<>();
    for (Growth each : List.copyOf(GROWN)) {
      if (which.test(each) && GROWN.remove(each)) {
        each.tell();
        if (each.counts(limit)) {
          taken.add(each.describe());
        }
      }
    }
    return taken;
  }
}
