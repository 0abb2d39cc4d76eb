package dev.selvedge;

import org.jspecify.annotations.Nullable;

/**
 * Where a run of a {@link CancellationSweep} is cancelled, for a test that has more to say of that:
 * a parameter of its method, its constructor, {@code @BeforeEach} or {@code @AfterEach}.
 *
 * <pre>{@code
 * @AfterEach
 * void allOrNothing(CancellationPoint point) {
 *   if (point.wasReached()) {
 *     assertThat(orders.open()).isEmpty();
 *   }
 * }
 * }</pre>
 *
 * <p>Safe to use from any thread.
 */
public interface CancellationPoint {

  /**
   * Returns whether this run is one that is to be cancelled: each but the first.
   *
   * @return whether there is a place at which somebody is interrupted
   */
  boolean isCancelled();

  /**
   * Returns whether somebody has been interrupted in this run by now.
   *
   * @return {@code false} before, and where the run does not get to its place
   */
  boolean wasReached();

  /**
   * Returns the line at which somebody is interrupted.
   *
   * @return the innermost line of user code; {@code null} in the first run, and in a run that is
   *     run alone until it gets there
   */
  Finding.@Nullable Site site();

  /**
   * Returns in words where somebody is interrupted.
   *
   * @return for instance {@code Semaphore.acquire at Quotes.java:41}; {@code not cancelled} in the
   *     first run
   */
  @Override
  String toString();
}
