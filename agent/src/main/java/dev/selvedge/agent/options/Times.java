package dev.selvedge.agent.options;

import java.util.concurrent.TimeUnit;

/**
 * From when on a wait or a computation counts.
 *
 * @param lockNanos waiting for a lock that another thread holds
 * @param pinnedNanos blocking on a virtual thread that cannot leave its carrier
 * @param carrierNanos holding a carrier without blocking in Java
 * @param loopNanos computing in a callback of an event loop
 * @param graceNanos going on after one was cancelled
 */
public record Times(
    long lockNanos, long pinnedNanos, long carrierNanos, long loopNanos, long graceNanos) {

  /** What holds unless the user sets something else. */
  public static final Times DEFAULT =
      new Times(millis(10), millis(20), millis(100), millis(100), millis(250));

  private static long millis(int number) {
    return TimeUnit.MILLISECONDS.toNanos(number);
  }
}
