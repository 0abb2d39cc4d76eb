package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.LooseFuture;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A window as its tasks know it. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class TaskWindow {

  /** What was made outside of any window that somebody has opened. */
  static final TaskWindow JVM = new TaskWindow(Lineage.JVM, "JVM", null);

  final String id;
  final String name;
  final @Nullable TaskWindow parent;

  /** How many tasks of the window are queued or run; those that were dropped unseen included. */
  final LongAdder live = new LongAdder();

  /** How many futures and failures of the window somebody has to look at yet. */
  final LongAdder futures = new LongAdder();

  /** The futures of the window that nobody can look at any more. */
  final GoneFutures gone = new GoneFutures();

  /** Its failures that nobody can look at any more; guarded by whoever collects them. */
  final List<LooseFuture> lost = new ArrayList<>();

  /** Whether they were taken for the last time; written likewise. */
  volatile boolean closed;

  /** Whether work of no window has failed while this was the only test. */
  volatile boolean hasStrangers;

  /** The pools that tasks of the window were given to. */
  private final PoolList pools = new PoolList();

  /** Where its tasks make others. */
  final FanOutSites fanOuts = new FanOutSites(this);

  /** Whether it is looked at how many tasks its tasks make. */
  volatile boolean countsFanOuts;

  /** How many tasks that one task makes at one place may run at once; 0 if it does not say. */
  volatile int ownFanOutLimit;

  /** Whether it is that of a test. */
  boolean isTest;

  /** Whether it has ended, and its tasks had the time that they are given. */
  volatile boolean isOver;

  /** What looks for the places where its tasks can be cancelled; null if nothing does. */
  volatile @Nullable Sweep sweep;

  /** Whether its tasks are held at their beginning until whoever forks them has stopped. */
  volatile boolean scaled;

  /** Its platform threads that are alive, by where they come from. */
  private final ConcurrentHashMap<Origin, Crowd> crowds = new ConcurrentHashMap<>(1);

  /** How its tasks have ended. */
  final TaskTallies tallies = new TaskTallies();

  /** Of which of its tasks the journal tells what they did and when. */
  final SpanShare spans = new SpanShare();

  /** What runs between its opening and its closing; null if it was not opened. */
  volatile @Nullable Task body;

  private volatile @Nullable WaitFigures waits;

  private volatile @Nullable Object lastPool;

  /** So that many tasks of one executor share a reference. */
  private static volatile @Nullable WeakReference<Object> lastReference;

  TaskWindow(String id, String name, @Nullable TaskWindow parent) {
    this.id = id;
    this.name = name;
    this.parent = parent;
  }

  /** Its platform threads that are alive, by where they come from. */
  ConcurrentHashMap<Origin, Crowd> crowds() {
    return crowds;
  }

  /** How long its threads have waited. */
  WaitFigures waits() {
    WaitFigures known = waits;
    return known == null ? newWaits() : known;
  }

  private synchronized WaitFigures newWaits() {
    WaitFigures known = waits;
    if (known == null) {
      known = new WaitFigures();
      waits = known;
    }
    return known;
  }

  /** What the journal says of how long its threads have waited. */
  List<Map<String, Object>> waitLines(List<WaitFigures.Ongoing> ongoing) {
    return waits == null && ongoing.isEmpty() ? List.of() : waits().lines(ongoing);
  }

  /** What it is, in words. */
  String kind() {
    return isTest ? "test" : "recording";
  }

  /** Remembers a pool, so that its queue can be looked at. */
  void uses(ThreadPoolExecutor pool) {
    if (lastPool != pool) {
      pools.add(pool);
      lastPool = pool;
    }
  }

  /** The executor, held weakly. */
  static WeakReference<Object> reference(Object executor) {
    WeakReference<Object> last = lastReference;
    if (last == null || last.get() != executor) {
      last = new WeakReference<>(executor);
      lastReference = last;
    }
    return last;
  }

  List<ThreadPoolExecutor> pools() {
    return pools.all();
  }

  /** Whether this is the window with this id, or lies in it. */
  boolean isIn(String otherId) {
    for (TaskWindow each = this; each != null; each = each.parent) {
      if (each.id.equals(otherId)) {
        return true;
      }
    }
    return false;
  }

  /** How many tasks that one task makes at one place may run at once; 0 if nobody says. */
  int fanOutLimit() {
    for (TaskWindow each = this; each != null; each = each.parent) {
      if (each.ownFanOutLimit > 0) {
        return each.ownFanOutLimit;
      }
    }
    return 0;
  }

  /** No task will be looked for any more. */
  void forget() {
    lastPool = null;
    pools.clear();
  }

  /** The nearest window that both lie in; null if there is none. */
  static @Nullable TaskWindow common(@Nullable TaskWindow one, @Nullable TaskWindow other) {
    for (TaskWindow each = one; each != null; each = each.parent) {
      for (TaskWindow candidate = other; candidate != null; candidate = candidate.parent) {
        if (candidate == each) {
          return each;
        }
      }
    }
    return null;
  }
}
