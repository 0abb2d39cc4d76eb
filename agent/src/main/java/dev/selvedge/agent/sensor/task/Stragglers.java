package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.GivenUpListener;
import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.sensor.Watchdog;
import dev.selvedge.agent.sensor.Watchdog.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The work that was given up: watched until it has ended or is late, and what is late until nobody
 * can wait for it any more. Bounded.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Stragglers implements Watch {

  /** More are not kept; of those that come later nothing is known. */
  private static final int MOST = 4_096;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** What is late is looked at now and then, to know when it ends. */
  private static final long LATE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** So long an executor may be open that would tell that somebody waits for it. */
  private static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** On a machine where nothing gets on, nobody waits for ever for what may come of it. */
  private static final int MOST_GRACES = 12;

  private static final ConcurrentLinkedQueue<Straggler> ALL = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** How many there are whose thread was interrupted, and may notice yet. */
  private static final AtomicInteger INTERRUPTED = new AtomicInteger();

  private static final WeakTable<Straggler> BY_FUTURE = new WeakTable<>(MOST);

  private static volatile @Nullable Stragglers watch;

  private final GivenUpListener listener;
  private final long graceNanos;

  private Stragglers(GivenUpListener listener, long graceNanos) {
    this.listener = listener;
    this.graceNanos = graceNanos;
  }

  /**
   * Begins to watch.
   *
   * @param graceNanos what was given up may take so long to end
   */
  public static void listen(GivenUpListener listener, long graceNanos) {
    Stragglers made = new Stragglers(listener, graceNanos);
    watch = made;
    Watchdog.add(made);
  }

  /** Whether anybody wants to know. */
  static boolean isWatched() {
    return watch != null && Sensor.isOn();
  }

  /** Whether there are any. */
  static boolean isEmpty() {
    return COUNT.get() == 0;
  }

  /** Whether there are any that were interrupted and may notice yet. */
  static boolean hasInterrupted() {
    return INTERRUPTED.get() != 0;
  }

  static void add(Straggler straggler) {
    if (COUNT.incrementAndGet() > MOST) {
      COUNT.decrementAndGet();
      return;
    }
    if (straggler.how == How.INTERRUPTED) {
      INTERRUPTED.incrementAndGet();
    }
    ALL.add(straggler);
    Object future = straggler.future == null ? null : straggler.future.get();
    if (future != null) {
      Ledger.use();
      BY_FUTURE.takeGone(each -> true);
      BY_FUTURE.put(future, straggler);
    }
    Watchdog.wake();
  }

  /** Somebody looks at a future again, waits for it, or cancels it. */
  static void settle(Object future) {
    if (isEmpty()) {
      return;
    }
    Straggler straggler = BY_FUTURE.remove(future);
    if (straggler != null) {
      straggler.settle();
    }
  }

  /** Somebody has waited until an executor has ended. */
  static void settleAllOf(Object executor) {
    for (Straggler each : ALL) {
      if (each.executor != null && each.executor.refersTo(executor)) {
        each.settle();
      }
    }
  }

  /** Somebody waits for the end of a thread. */
  static void settleOn(Thread thread) {
    for (Straggler each : ALL) {
      if (each.how != How.INTERRUPTED && each.isOn(thread)) {
        each.settle();
      }
    }
  }

  /** Somebody interrupts a thread, which may do something else by now, or nothing. */
  static void settleRunningOn(Thread thread) {
    for (Straggler each : ALL) {
      if (each.how != How.INTERRUPTED && each.isOn(thread) && each.isUnderWay()) {
        each.settle();
      }
    }
  }

  /** The one that is about the work of an interrupted thread; null if there is none. */
  static @Nullable Straggler interrupted(Thread thread) {
    for (Straggler each : ALL) {
      if (each.how == How.INTERRUPTED && each.isPending() && each.isOn(thread)) {
        return each;
      }
    }
    return null;
  }

  /** Whether what a thread does was cancelled before, by whoever. */
  static boolean isKnown(Thread thread) {
    for (Straggler each : ALL) {
      if (each.how == How.INTERRUPTED && each.isOn(thread) && each.isUnderWay()) {
        return true;
      }
    }
    return false;
  }

  private static void remove(Straggler straggler) {
    if (ALL.remove(straggler)) {
      COUNT.decrementAndGet();
      if (straggler.how == How.INTERRUPTED) {
        INTERRUPTED.decrementAndGet();
      }
    }
  }

  @Override
  public long look(long now) {
    long next = Watchdog.NEVER;
    List<Straggler> late = new ArrayList<>();
    for (Straggler each : ALL) {
      next = Math.min(next, look(each, now, late));
    }
    // Only now, because that takes its time, in which others end.
    late.forEach(this::tell);
    return next;
  }

  private long look(Straggler straggler, long now, List<Straggler> late) {
    if (straggler.isSettled()) {
      if (straggler.how == How.INTERRUPTED && straggler.isUnderWay()) {
        // Whoever cancels it once more tells it nothing new.
        return LATE_PAUSE_NANOS;
      }
      remove(straggler);
      return Watchdog.NEVER;
    }
    if (!straggler.hasEnded() && straggler.look(now, graceNanos) && straggler.isToldAtOnce) {
      late.add(straggler);
    }
    if (straggler.isToldAtOnce ? straggler.hasEnded() : isInTime(straggler)) {
      remove(straggler);
      return Watchdog.NEVER;
    }
    return straggler.hasEnded()
        ? Watchdog.NEVER
        : straggler.isLate() ? LATE_PAUSE_NANOS : PAUSE_NANOS;
  }

  private static boolean isInTime(Straggler straggler) {
    return straggler.hasEnded() && !straggler.isLate();
  }

  private void tell(Straggler straggler) {
    GivenUpWork work = straggler.describe();
    if (work != null) {
      listener.goesOn(work);
    }
    straggler.told();
  }

  @Override
  public void stop() {
    watch = null;
    ALL.clear();
    COUNT.set(0);
    INTERRUPTED.set(0);
  }

  @Override
  public String part() {
    return "the watch of cancelled work";
  }

  /** What is late of a window that is over. What may be late yet is waited for. */
  public static List<GivenUpWork> of(String window) {
    return take(each -> each.task.windowOf().id.equals(window), true);
  }

  /** What is late of windows that were left, and what nobody can wait for any more. */
  public static List<GivenUpWork> overdue() {
    if (isEmpty()) {
      return List.of();
    }
    long now = System.nanoTime();
    return take(
        each -> !each.isPending() && (each.task.windowOf().isOver || isUnreachable(each, now)),
        false);
  }

  /**
   * What is late of all, now that the JVM ends. Who ends it by a signal does not wait for what may
   * be late yet.
   */
  public static List<GivenUpWork> atEndOfJvm() {
    return isEmpty() ? List.of() : take(each -> true, !EndOfJvm.isBySignal());
  }

  private static List<GivenUpWork> take(Predicate<Straggler> which, boolean waits) {
    if (isEmpty() || !Sensor.isOn()) {
      return List.of();
    }
    if (waits) {
      await(which);
    }
    List<GivenUpWork> late = new ArrayList<>();
    for (Straggler each : ALL) {
      if (which.test(each)) {
        remove(each);
        boolean tell = each.isLate() && !each.isToldAtOnce && !each.isSettled() && !isLost(each);
        GivenUpWork work = tell ? each.describe() : null;
        if (work != null) {
          late.add(work);
        }
      }
    }
    return late;
  }

  /** Work that was dropped is another fault, and whoever has dropped it has cancelled it. */
  private static boolean isLost(Straggler straggler) {
    Object future = straggler.future == null ? null : straggler.future.get();
    return straggler.task.lost || (future != null && LostTasks.complete(future));
  }

  private static void await(Predicate<Straggler> which) {
    Stragglers watching = watch;
    long began = System.nanoTime();
    while (watching != null
        && System.nanoTime() - began < MOST_GRACES * watching.graceNanos
        && ALL.stream().anyMatch(each -> which.test(each) && each.isOpen())) {
      LockSupport.parkNanos(watching, PAUSE_NANOS / 2);
      if (Thread.interrupted()) {
        // Whoever waits for the interrupt of the test itself gets it later.
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Whether nobody holds the future, and nobody is going to wait for its executor either. */
  private static boolean isUnreachable(Straggler straggler, long now) {
    if (straggler.task.windowOf() != TaskWindow.JVM
        || straggler.isToldAtOnce
        || straggler.future == null
        || !straggler.future.refersTo(null)
        || !straggler.hasEnded()) {
      return false;
    }
    Object executor = straggler.executor == null ? null : straggler.executor.get();
    return executor == null
        || executor == ForkJoinPool.commonPool()
        || (now - straggler.nanos > OPEN_NANOS
            && !(executor instanceof ThreadPoolExecutor pool && PoolFields.isShutdown(pool)));
  }
}
