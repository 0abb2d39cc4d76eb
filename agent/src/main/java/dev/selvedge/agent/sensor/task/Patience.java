package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.AbandonedTask.Loss;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was queued in a pool when {@code awaitTermination} gave up on it: whoever called that may
 * look at the answer, or at the pool, and then knows. If nobody does, what never runs is lost.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Patience {

  /** More pools are not kept; the oldest are forgotten. */
  private static final int MOST = 256;

  /** More commands of one pool are not kept. */
  private static final int MOST_COMMANDS = 10_000;

  private static final Queue<Patience> ENDED = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final WeakReference<ThreadPoolExecutor> pool;
  private final CallPlace place;
  private final List<LostTask> queued = new ArrayList<>();

  /** The call that has taken out of the queue what was left; null if none did. */
  private volatile @Nullable CallPlace drained;

  private Patience(ThreadPoolExecutor pool, CallPlace place) {
    this.pool = new WeakReference<>(pool);
    this.place = place;
    boolean shutDown = pool.isShutdown();
    for (Object command : QueueLook.all(pool)) {
      Task task = LostTasks.taskOf(command, false);
      if (task != null
          && task.window != null
          && queued.size() < MOST_COMMANDS
          && !isForLater(command, task, shutDown)) {
        queued.add(new LostTask(pool, command, task, Loss.GIVEN_UP, place.frames, null));
      }
    }
  }

  /** What comes again and again, or at its time, waits in no vain. */
  private static boolean isForLater(Object command, Task task, boolean shutDown) {
    return task.periodic
        || (!shutDown
            && command instanceof RunnableScheduledFuture<?> later
            && later.getDelay(TimeUnit.NANOSECONDS) > 0);
  }

  /** The wait for a pool was given up. */
  static void ended(ThreadPoolExecutor pool) {
    CallPlace place = CallPlace.now();
    forget(pool);
    if (place != null && place.isOfUser()) {
      Patience patience = new Patience(pool, place);
      if (!patience.queued.isEmpty()) {
        ENDED.add(patience);
        if (COUNT.incrementAndGet() > MOST && ENDED.poll() != null) {
          COUNT.decrementAndGet();
        }
      }
    }
  }

  /** Somebody has looked whether a pool has ended. */
  static void forget(ThreadPoolExecutor pool) {
    for (Iterator<Patience> each = ENDED.iterator(); each.hasNext(); ) {
      if (each.next().pool.refersTo(pool)) {
        each.remove();
        COUNT.decrementAndGet();
      }
    }
  }

  static boolean isEmpty() {
    return COUNT.get() == 0;
  }

  /** What is left in the queue of a pool is taken out. */
  static void drained(ThreadPoolExecutor pool, @Nullable CallPlace by) {
    for (Patience each : ENDED) {
      if (each.pool.refersTo(pool)) {
        each.drained = by;
      }
    }
  }

  /** Takes what is of some windows, and tells what of it was lost. */
  static List<AbandonedTask> take(Predicate<TaskWindow> windows) {
    List<AbandonedTask> abandoned = new ArrayList<>();
    for (Iterator<Patience> each = ENDED.iterator(); each.hasNext(); ) {
      Patience patience = each.next();
      patience.take(windows, abandoned);
      if (patience.queued.isEmpty()) {
        each.remove();
        COUNT.decrementAndGet();
      }
    }
    return abandoned;
  }

  private synchronized void take(Predicate<TaskWindow> windows, List<AbandonedTask> abandoned) {
    Set<LostTask> mine = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LostTask each : queued) {
      TaskWindow window = each.window();
      if (window != null && windows.test(window)) {
        mine.add(each);
      }
    }
    CallPlace taken = drained;
    if (!mine.isEmpty() && place.dropsAnswer() && (taken == null || taken.dropsAnswer())) {
      ThreadPoolExecutor owner = pool.get();
      Set<Object> stillQueued = Collections.newSetFromMap(new IdentityHashMap<>());
      if (owner != null && taken == null) {
        stillQueued.addAll(Arrays.asList(QueueLook.all(owner)));
      }
      for (LostTask each : mine) {
        AbandonedTask event = taken != null || each.isIn(stillQueued) ? each.describe() : null;
        if (event != null) {
          abandoned.add(event);
        }
      }
    }
    queued.removeIf(mine::contains);
  }
}
