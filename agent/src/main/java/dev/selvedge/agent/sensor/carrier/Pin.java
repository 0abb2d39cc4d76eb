package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.event.Lineage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A park that a virtual thread makes without leaving its carrier. It is told about once: by the
 * watchdog while it lasts, or else by the thread itself at its end.
 */
final class Pin extends AtomicBoolean {

  private static final long serialVersionUID = 1L;

  final transient Slot slot;
  final transient Thread thread;
  final long began;

  /** How long the park was asked to last at most. */
  final long span;

  final transient @Nullable Object reason;

  /** When it ended; 0 while it lasts. Written last. */
  volatile long ended;

  /** The stack at its end, if the thread tells of it itself. */
  transient @Nullable Throwable stack;

  transient @Nullable Lineage lineage;

  Pin(Slot slot, Thread thread, long began, long span, @Nullable Object reason) {
    this.slot = slot;
    this.thread = thread;
    this.began = began;
    this.span = span;
    this.reason = reason;
  }

  /** Whether whoever asks is the one to tell. */
  boolean claim() {
    return compareAndSet(false, true);
  }

  /**
   * How long the thread would have waited until now on a machine that always has a processor for
   * it: a short wait does not become a long one because others want the processor, too.
   */
  long lasted(long now) {
    return Math.min(now - began, span);
  }
}
