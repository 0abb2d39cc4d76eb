package dev.selvedge.agent.sensor.pool;

import dev.selvedge.agent.event.Lineage;
import org.jspecify.annotations.Nullable;

/** One wait for a future. */
final class Wait {

  /** The worker that waits without a time; null if it is none, or the wait has one. */
  final @Nullable Worker worker;

  final Object future;

  /** When it began. */
  final long nanos;

  final @Nullable Lineage lineage;

  /** What the listener has answered. */
  @Nullable Object told;

  /** The wait inside of which the thread has run something that waits. */
  @Nullable Wait outer;

  Wait(@Nullable Worker worker, Object future, long nanos, @Nullable Lineage lineage) {
    this.worker = worker;
    this.future = future;
    this.nanos = nanos;
    this.lineage = lineage;
  }
}
