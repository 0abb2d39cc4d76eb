package dev.selvedge.agent.sensor.pool;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The threads of pools and event loops. Looked into for every stage that runs, so that most threads
 * have a slot of an array to themselves, and only those that find it taken are in a map. What woven
 * methods call never throws and never blocks.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Workers {

  private static final int SLOTS = 1 << 12;

  private static final AtomicReferenceArray<@Nullable Worker> FIRST =
      new AtomicReferenceArray<>(SLOTS);

  private static final ConcurrentHashMap<Long, Worker> OTHERS = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<Identity, Pool> POOLS = new ConcurrentHashMap<>();

  private Workers() {}

  /**
   * A thread of a pool, or of an event loop, begins.
   *
   * @return what {@link #ended} is told
   */
  public static @Nullable Object began(Object executor) {
    try {
      Identity key = new Identity(executor);
      Thread thread = Thread.currentThread();
      Worker[] made = new Worker[1];
      POOLS.compute(
          key,
          (same, known) -> {
            Pool pool = known == null ? new Pool(key.executor) : known;
            Worker worker = new Worker(thread, pool);
            pool.add(worker);
            made[0] = worker;
            return pool;
          });
      put(made[0]);
      return made[0];
    } catch (Throwable e) {
      FutureWaits.fault(e);
      return null;
    }
  }

  /** It ends. */
  public static void ended(@Nullable Object token) {
    if (token != null) {
      try {
        Worker worker = (Worker) token;
        remove(worker);
        POOLS.computeIfPresent(
            new Identity(worker.pool.executor), (same, pool) -> pool.remove(worker) ? null : pool);
      } catch (Throwable e) {
        FutureWaits.fault(e);
      }
    }
  }

  /**
   * A stage is tried, perhaps run, by the current thread.
   *
   * @param dependent what it is to complete
   * @return what {@link #ran} is told
   */
  public static @Nullable Object runs(@Nullable Object dependent) {
    try {
      Worker worker = of(Thread.currentThread());
      if (worker != null) {
        worker.runs(dependent);
      }
      return worker;
    } catch (Throwable e) {
      FutureWaits.fault(e);
      return null;
    }
  }

  /** It was tried. */
  public static void ran(@Nullable Object token) {
    if (token != null) {
      ((Worker) token).ran();
    }
  }

  /** A thread as one of a pool; null if it is none. */
  static @Nullable Worker of(Thread thread) {
    long id = ThreadFacts.id(thread);
    Worker known = FIRST.getAcquire(slot(id));
    if (known != null && known.thread == thread) {
      return known;
    }
    known = OTHERS.isEmpty() ? null : OTHERS.get(id);
    return known == null || known.thread != thread ? null : known;
  }

  /** All pools that have threads. */
  static Collection<Pool> pools() {
    return POOLS.values();
  }

  private static void put(Worker worker) {
    long id = ThreadFacts.id(worker.thread);
    if (!FIRST.compareAndSet(slot(id), null, worker)) {
      OTHERS.put(id, worker);
    }
  }

  private static void remove(Worker worker) {
    long id = ThreadFacts.id(worker.thread);
    if (!FIRST.compareAndSet(slot(id), worker, null)) {
      OTHERS.remove(id, worker);
    }
  }

  private static int slot(long id) {
    return (int) id & (SLOTS - 1);
  }

  /** A pool as a key, whatever its class says of equality. */
  private record Identity(Object executor) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identity identity && identity.executor == executor;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(executor);
    }
  }
}
