package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.OpenExecutor;
import dev.selvedge.agent.event.OpenExecutor.Holder;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An executor that user code has made in a window, held weakly: where it was made, and whether it
 * was shut down.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class MadeExecutor extends WeakReference<Object> {

  private static final AtomicLong IDS = new AtomicLong();

  final long id = IDS.incrementAndGet();
  final int hash;
  final TaskWindow window;
  private final Task maker;
  final Origin origin;

  /** Whether it was shut down, by anybody but the garbage collector. */
  private volatile boolean closed;

  /** Whether it has been told that it is open. */
  private boolean told;

  MadeExecutor(
      Object executor, Task maker, TaskWindow window, Origin origin, ReferenceQueue<Object> gone) {
    super(executor, gone);
    this.hash = System.identityHashCode(executor);
    this.maker = Objects.requireNonNull(Ancestors.bounded(maker));
    this.window = window;
    this.origin = origin;
  }

  void close() {
    closed = true;
  }

  boolean isOpen() {
    return !closed;
  }

  /** Whether it was made in this window, and is open. */
  boolean isOpenIn(TaskWindow other) {
    return window == other && isOpen();
  }

  synchronized boolean isTold() {
    return told;
  }

  /** Whether it is open and nobody has been told yet; who asks is told. */
  synchronized boolean isToBeTold() {
    boolean first = !told && !closed;
    told |= first;
    return first;
  }

  /**
   * What there is to say of it.
   *
   * @param holder who holds it
   */
  @Nullable OpenExecutor describe(Holder holder) {
    Lineage lineage = Ancestors.of(maker);
    return lineage == null
        ? null
        : new OpenExecutor(id, origin.frames, lineage, System.nanoTime(), holder);
  }
}
