package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.ThreadCrowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads by where they come from, of which there may be too many: what woven methods of
 * executors call, and what is told of threads. The methods never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Crowds {

  /** Of more origins than this in one window no threads are counted. */
  private static final int MOST = 10_000;

  private static final Queue<Crowd> TOO_MANY = new ConcurrentLinkedQueue<>();

  /** How many may be alive; more than there ever are as long as nobody watches. */
  private static volatile int limit = Integer.MAX_VALUE;

  private Crowds() {}

  /** Watches those of which there are more than this. */
  public static void watch(int most) {
    limit = most;
  }

  /**
   * The current thread is about to start threads for an executor, if any.
   *
   * @return what {@link #grown} is told
   */
  public static @Nullable Object growing(Object executor) {
    if (limit == Integer.MAX_VALUE || !Sensor.isOn()) {
      return null;
    }
    try {
      ThreadTasks thread = ThreadTable.currentOrNew();
      if (thread.growing != null) {
        return null;
      }
      thread.growing = executor;
      return thread;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It has. */
  public static void grown(@Nullable Object token) {
    if (token != null) {
      ((ThreadTasks) token).growing = null;
    }
  }

  /**
   * A platform thread is about to be started by the current one.
   *
   * @param body what it is to run; null if that is the thread itself
   * @param task its task; null if it has none
   */
  static void starting(Thread thread, @Nullable Object body, @Nullable Task task) {
    int most = limit;
    if (most == Integer.MAX_VALUE) {
      return;
    }
    ThreadTasks starter = ThreadTable.currentOrNew();
    Object pool =
        thread instanceof ForkJoinWorkerThread worker ? worker.getPool() : starter.growing;
    Origin origin = pool == null ? ofLine(body, task) : ExecutorOrigins.of(pool);
    if (origin == null || !origin.isByUser()) {
      return;
    }
    Task work = starter.work();
    boolean bounded =
        pool instanceof ThreadPoolExecutor executor
            ? QueueFields.hasMaximum(executor)
            : thread instanceof ForkJoinWorkerThread;
    Crowd crowd = crowd(work.windowOf(), origin, pool != null, bounded);
    if (crowd == null) {
      return;
    }
    Crowd.Member member = crowd.join(pool);
    ThreadTable.ofOrNew(thread).member = member;
    if (member.count <= most) {
      crowd.isFew();
    } else if (crowd.isTooMany(member.count, most) && crowd.exceed(member.count, work)) {
      TOO_MANY.add(crowd);
    }
  }

  private static Origin ofLine(@Nullable Object body, @Nullable Task task) {
    return task != null && task.origin != null ? task.origin : Origins.ofThread(body);
  }

  private static @Nullable Crowd crowd(
      TaskWindow window, Origin origin, boolean ofPools, boolean bounded) {
    ConcurrentHashMap<Origin, Crowd> all = window.crowds();
    Crowd known = all.get(origin);
    if (known == null && all.size() < MOST) {
      Crowd fresh = new Crowd(window, origin, ofPools, bounded);
      known = all.putIfAbsent(origin, fresh);
      known = known == null ? fresh : known;
    }
    return known;
  }

  /** A thread ends, or could not be started. */
  static void ended(ThreadTasks thread) {
    Crowd.Member member = thread.member;
    if (member != null) {
      thread.member = null;
      member.leave();
    }
  }

  /** Those of a window that is over. */
  public static List<ThreadCrowd> of(String window) {
    return take(crowd -> crowd.window.id.equals(window));
  }

  /**
   * Those of windows that were left and are over by now, and those of the JVM that grow no more.
   */
  public static List<ThreadCrowd> passed() {
    return TOO_MANY.isEmpty()
        ? List.of()
        : take(crowd -> crowd.window == TaskWindow.JVM ? crowd.isStable() : crowd.window.isOver);
  }

  /** All that are left, now that the JVM ends. */
  public static List<ThreadCrowd> atEndOfJvm() {
    return take(crowd -> true);
  }

  private static List<ThreadCrowd> take(Predicate<Crowd> which) {
    List<ThreadCrowd> taken = new ArrayList<>();
    for (Crowd each : List.copyOf(TOO_MANY)) {
      if (which.test(each) && TOO_MANY.remove(each)) {
        ThreadCrowd crowd = each.take();
        if (crowd != null) {
          taken.add(crowd);
        }
      }
    }
    return taken;
  }
}
