package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.ThreadCrowd;
import dev.selvedge.agent.event.ThreadCrowd.Maker;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The platform threads of one window and one origin that are alive. */
final class Crowd {

  /** So many pools that one line makes, each with a maximum, are still a matter of set-up. */
  private static final int FEW_POOLS = 8;

  /** Pools without threads are swept out when so many are known. */
  private static final int SWEEP = 1_024;

  final TaskWindow window;
  final Origin origin;

  /** Whether the threads are those of pools that have a maximum, each its own. */
  private final boolean bounded;

  private final boolean ofPools;
  private final AtomicInteger alive = new AtomicInteger();
  private final AtomicInteger pools = new AtomicInteger();
  private final ConcurrentHashMap<Integer, AtomicInteger> byPool = new ConcurrentHashMap<>();

  /** What there is to say of it; null as long as there are not too many. */
  private volatile @Nullable Excess excess;

  Crowd(TaskWindow window, Origin origin, boolean ofPools, boolean bounded) {
    this.window = window;
    this.origin = origin;
    this.ofPools = ofPools;
    this.bounded = bounded;
  }

  /** One more is about to be started. */
  Member join(@Nullable Object pool) {
    AtomicInteger ofPool = pool == null || !bounded ? null : ofPool(System.identityHashCode(pool));
    if (ofPool != null && ofPool.getAndIncrement() == 0) {
      pools.incrementAndGet();
    }
    return new Member(this, ofPool, alive.incrementAndGet());
  }

  private AtomicInteger ofPool(Integer pool) {
    AtomicInteger known = byPool.get(pool);
    if (known == null) {
      if (byPool.size() > SWEEP) {
        byPool.values().removeIf(threads -> threads.get() <= 0);
      }
      AtomicInteger fresh = new AtomicInteger();
      known = byPool.putIfAbsent(pool, fresh);
      known = known == null ? fresh : known;
    }
    return known;
  }

  /** Whether so many are too many. */
  boolean isTooMany(int count, int limit) {
    return count > limit && (!bounded || pools.get() > FEW_POOLS);
  }

  /** There are too many; whether that is so for the first time since somebody was told. */
  boolean exceed(int count, Task work) {
    Excess known = excess;
    if (known != null && known.told) {
      return false; // They are still the same.
    }
    boolean first = known == null;
    if (known == null) {
      known = new Excess(work, pools.get(), ofPools ? Origins.ofTask(null) : origin);
      excess = known;
    }
    known.depths.add(count);
    return first;
  }

  /** Whether there were no more of them for some time, as far as that was asked. */
  boolean isStable() {
    Excess known = excess;
    return known == null || known.isStable();
  }

  /** Takes what there is to say of it; null if nothing. */
  @Nullable ThreadCrowd take() {
    Excess known = excess;
    if (known == null || known.told) {
      return null;
    }
    known.told = true;
    return describe(known);
  }

  /** There are so few that more of them would be others. */
  void isFew() {
    Excess known = excess;
    if (known != null && known.told) {
      excess = null;
    }
  }

  private ThreadCrowd describe(Excess known) {
    Lineage lineage = Ancestors.of(known.work);
    Maker maker = ofPools ? Maker.UNBOUNDED_EXECUTOR : Maker.LINE;
    return new ThreadCrowd(
        bounded ? Maker.MANY_EXECUTORS : maker,
        known.depths.peak(),
        known.pools,
        known.started.line() == null ? List.of() : known.started.frames,
        origin.frames,
        known.work.id(),
        known.thread,
        lineage == null ? new Lineage(window.id, List.of(), 0) : lineage,
        known.nanos,
        known.depths.series("alive"));
  }

  /** One of the threads, as long as it is alive. */
  static final class Member {
    final Crowd crowd;
    private final @Nullable AtomicInteger ofPool;

    /** How many there were with it. */
    final int count;

    Member(Crowd crowd, @Nullable AtomicInteger ofPool, int count) {
      this.crowd = crowd;
      this.ofPool = ofPool;
      this.count = count;
    }

    /** It ends. */
    void leave() {
      crowd.alive.decrementAndGet();
      if (ofPool != null && ofPool.decrementAndGet() == 0) {
        crowd.pools.decrementAndGet();
      }
    }
  }

  /** That there are too many, and how many. */
  private static final class Excess {
    final Depths depths = new Depths();
    final long nanos = System.nanoTime();
    final String thread = Thread.currentThread().getName();
    final Task work;
    final int pools;
    final Origin started;

    /** Whether somebody was told. */
    volatile boolean told;

    private int seen;
    private long seenNanos;

    Excess(Task work, int pools, Origin started) {
      this.work = Objects.requireNonNull(Ancestors.bounded(work));
      this.pools = pools;
      this.started = started;
    }

    boolean isStable() {
      int peak = depths.peak();
      long now = System.nanoTime();
      if (peak != seen) {
        seen = peak;
        seenNanos = now;
      }
      return now - seenNanos > Depths.STABLE_NANOS;
    }
  }
}
