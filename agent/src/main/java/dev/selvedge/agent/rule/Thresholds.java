package dev.selvedge.agent.rule;

/**
 * From when on a wait or a computation counts.
 *
 * @param lockNanos for a lock or monitor that another thread holds
 * @param pinnedNanos for a virtual thread that blocks and cannot leave its carrier
 * @param carrierNanos for a virtual thread that holds its carrier without blocking in Java
 * @param loopNanos for a callback that computes on an event loop
 */
public record Thresholds(long lockNanos, long pinnedNanos, long carrierNanos, long loopNanos) {

  private static final long MILLI = 1_000_000;

  /** What holds unless the user sets something else. */
  public static final Thresholds DEFAULT =
      new Thresholds(10 * MILLI, 20 * MILLI, 100 * MILLI, 100 * MILLI);

  /** The same with another one for locks. */
  public Thresholds withLock(long nanos) {
    return new Thresholds(nanos, pinnedNanos, carrierNanos, loopNanos);
  }
}
