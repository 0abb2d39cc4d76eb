package dev.selvedge.agent.sensor.task;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The executors that user code has made in windows, by identity: what a class of the application
 * says of its equality is not asked. Those that are gone without having been shut down are kept
 * until somebody is told.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class ExecutorTable {

  /** More that are gone are not kept for windows that go on. */
  private static final int MOST_GONE = 10_000;

  private static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();

  /** By their identity hash codes, of which two may be the same. */
  private static final ConcurrentHashMap<Integer, MadeExecutor[]> MADE = new ConcurrentHashMap<>();

  private static final Queue<MadeExecutor> GONE = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger GONE_COUNT = new AtomicInteger();

  /** Without one, nobody has to look. */
  private static volatile boolean used;

  private ExecutorTable() {}

  /** What is known of an executor; null if user code did not make it in a window. */
  static @Nullable MadeExecutor of(@Nullable Object executor) {
    if (!used || executor == null) {
      return null;
    }
    MadeExecutor[] same = MADE.get(System.identityHashCode(executor));
    if (same != null) {
      for (MadeExecutor each : same) {
        if (each.refersTo(executor)) {
          return each;
        }
      }
    }
    return null;
  }

  static void add(Object executor, Task maker, TaskWindow window, Origin origin) {
    expunge();
    used = true;
    MadeExecutor made = new MadeExecutor(executor, maker, window, origin, COLLECTED);
    MadeExecutor[] alone = {made};
    MadeExecutor[] same = MADE.putIfAbsent(made.hash, alone);
    while (same != null) {
      MadeExecutor[] more = new MadeExecutor[same.length + 1];
      System.arraycopy(same, 0, more, 0, same.length);
      more[same.length] = made;
      if (MADE.replace(made.hash, same, more)) {
        return;
      }
      same = MADE.putIfAbsent(made.hash, alone);
    }
  }

  /** All that are open, those that are gone included. */
  static List<MadeExecutor> open() {
    expunge();
    List<MadeExecutor> open = new ArrayList<>();
    for (MadeExecutor[] same : MADE.values()) {
      for (MadeExecutor each : same) {
        if (each.isOpen()) {
          open.add(each);
        }
      }
    }
    open.addAll(GONE);
    return open;
  }

  /** Those that are gone and were not shut down. */
  static List<MadeExecutor> gone() {
    expunge();
    return GONE.isEmpty() ? List.of() : List.copyOf(GONE);
  }

  /** Of one that is gone everybody has been told. */
  static void forget(MadeExecutor gone) {
    if (GONE.remove(gone)) {
      GONE_COUNT.decrementAndGet();
    }
  }

  private static void expunge() {
    for (Reference<?> next = COLLECTED.poll(); next != null; next = COLLECTED.poll()) {
      MadeExecutor gone = (MadeExecutor) next;
      if (gone.isOpen() && !gone.isTold() && GONE_COUNT.get() < MOST_GONE) {
        GONE_COUNT.incrementAndGet();
        GONE.add(gone);
      }
      // Only now: who looks for it meanwhile finds it twice, and tells it once.
      remove(gone);
    }
  }

  private static void remove(MadeExecutor gone) {
    for (MadeExecutor[] same = MADE.get(gone.hash); same != null; same = MADE.get(gone.hash)) {
      List<MadeExecutor> rest = new ArrayList<>(same.length);
      for (MadeExecutor each : same) {
        if (each != gone) {
          rest.add(each);
        }
      }
      boolean removed =
          rest.isEmpty()
              ? MADE.remove(gone.hash, same)
              : MADE.replace(gone.hash, same, rest.toArray(new MadeExecutor[0]));
      if (removed) {
        return;
      }
    }
  }
}
