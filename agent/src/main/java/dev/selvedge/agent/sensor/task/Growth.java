package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.GrownQueue;
import dev.selvedge.agent.event.GrownQueue.Kind;
import dev.selvedge.agent.event.Lineage;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A queue that has grown past the limit by what tasks of one window add to it: how far, where, and
 * by whom. Holds neither the queue nor its executor.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Growth {

  /** So much is added by one piece of work if it hands over, and is not there for its result. */
  private static final int MANY = 64;

  final TaskWindow window;
  final long nanos = System.nanoTime();
  private final QueueUse use;
  private final Task adder;
  private final String thread = Thread.currentThread().getName();
  private final @Nullable Origin grown;
  private final int crossing = Crossings.next();
  private final Adders adders = new Adders();
  private final AtomicInteger adds = new AtomicInteger();
  private final Depths depths = new Depths();

  /** Whether it was this window's work that made the queue grow past the limit. */
  private final boolean crossed;

  private volatile Kind kind;
  private volatile String name;
  private volatile @Nullable Origin made;

  /** How far it had grown when that was looked at last. */
  private int seen;

  private long seenNanos;

  Growth(
      QueueUse use, Task adder, Kind kind, String name, @Nullable Origin grown, boolean crossed) {
    this.use = use;
    this.adder = Objects.requireNonNull(Ancestors.bounded(adder));
    this.window = adder.windowOf();
    this.kind = kind;
    this.name = name;
    this.grown = grown;
    this.crossed = crossed;
  }

  /** The queue is that of an executor. */
  void of(Kind itsKind, String itsName, @Nullable Origin madeAt) {
    kind = itsKind;
    name = itsName;
    made = madeAt;
  }

  boolean isHandover() {
    return kind == Kind.HANDOVER;
  }

  /**
   * More waits in it.
   *
   * @param weight how much was added since the last time, as far as that is known
   */
  void add(int depth, int weight, Task work, ThreadTasks by) {
    depths.add(depth);
    adds.addAndGet(weight);
    if (isHandover()) {
      adders.add(work, by, weight);
    }
  }

  /** Whether what was added by tasks of the window is enough to say that they made it grow. */
  boolean counts(int limit) {
    return crossed || adds.get() > limit / 4;
  }

  /** Whether it has not grown for some time, as far as that was asked. */
  boolean isStable() {
    int peak = depths.peak();
    long now = System.nanoTime();
    if (peak != seen) {
      seen = peak;
      seenNanos = now;
    }
    return now - seenNanos > Depths.STABLE_NANOS;
  }

  /** Whether all is known that makes it a fault. */
  boolean isTellable() {
    return !isHandover() || taker() != null;
  }

  /** Whether nobody will take from the queue, or add to it, any more. */
  boolean isGone() {
    return use.queue.get() == null;
  }

  /** Others may tell of it again. */
  void tell() {
    use.end(this);
  }

  /** What there is to say of it. */
  GrownQueue describe() {
    Lineage lineage = Ancestors.of(adder);
    Origin at = grown;
    Origin madeAt = made;
    return new GrownQueue(
        kind,
        name,
        depths.peak(),
        at == null || at.line() == null ? List.of() : at.frames,
        madeAt == null ? List.of() : madeAt.frames,
        isHandover() ? taker() : null,
        thread,
        lineage == null ? new Lineage(window.id, List.of(), 0) : lineage,
        nanos,
        depths.series("depth"));
  }

  /** The name of a thread for which others hand over what they add; null if there is none. */
  private @Nullable String taker() {
    boolean many = adders.most() >= MANY;
    for (Taker each : use.takers()) {
      if (each.alsoAdds || adders.has(each.threadId)) {
        continue; // It keeps its own work in the queue.
      }
      // Whoever has made those that add may be there for their results.
      boolean collects = adders.descendFrom(each.work);
      if (each.isBefore(crossing)
          ? many || !collects
          : !collects && many && each.isLateFor(crossing)) {
        return each.name;
      }
    }
    return null;
  }
}
