package dev.selvedge.agent.sensor.pool;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What event loops of Netty were given last that completes futures of the JDK; their own queues are
 * for themselves alone. What woven methods call never throws and never blocks.
 */
public final class LoopWork {

  private static final Map<Key, LoopWork> LOOPS = new ConcurrentHashMap<>();
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

  /** So much is remembered of each loop; what it was given before has mostly run. */
  private static final int LAST = 256;

  private final AtomicReferenceArray<@Nullable WeakReference<Object>> last =
      new AtomicReferenceArray<>(LAST);
  private final AtomicInteger given = new AtomicInteger();

  private LoopWork() {}

  /** Work is given to a loop. */
  public static void executed(@Nullable Object loop, @Nullable Object work) {
    if ((work instanceof FutureTask || work instanceof AsynchronousCompletionTask)
        && loop != null
        && FutureWaits.listener() != null) {
      try {
        of(loop).add(work);
      } catch (Throwable e) {
        FutureWaits.fault(e);
      }
    }
  }

  /** What a loop was given and has not begun, as far as it is remembered. */
  static Object[] queued(Object loop) {
    LoopWork known = LOOPS.get(new Key(loop, null));
    List<Object> queued = new ArrayList<>();
    for (int i = 0; known != null && i < LAST; i++) {
      WeakReference<Object> each = known.last.get(i);
      Object work = each == null ? null : each.get();
      if (work != null && !hasBegun(work)) {
        queued.add(work);
      }
    }
    return queued.toArray();
  }

  private static boolean hasBegun(Object work) {
    return work instanceof FutureTask<?>
        ? ((FutureTask<?>) work).isDone()
            || PoolInternals.get(FutureTask.class, work, "runner") != null
        : PoolInternals.get(work, "dep") == null;
  }

  private static LoopWork of(Object loop) {
    LoopWork known = LOOPS.get(new Key(loop, null));
    if (known == null) {
      for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
        LOOPS.remove(gone);
      }
      LoopWork made = new LoopWork();
      known = LOOPS.putIfAbsent(new Key(loop, GONE), made);
      known = known == null ? made : known;
    }
    return known;
  }

  private void add(Object work) {
    last.set(given.getAndIncrement() & (LAST - 1), new WeakReference<>(work));
  }

  /** A loop as a key, which does not keep it. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object loop, @Nullable ReferenceQueue<Object> gone) {
      super(loop, gone);
      hash = System.identityHashCode(loop);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // identity is the point
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object mine = get();
      return mine != null && other instanceof Key key && key.get() == mine;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
