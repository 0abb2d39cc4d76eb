package dev.selvedge.agent.event;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of blocking calls, on the thread that makes them or on one that watches it; must be
 * quick, and must neither block nor throw.
 */
public interface CallListener {

  /**
   * A call begins to block.
   *
   * @return what {@link #ended} is told when it ends, or null if nobody cares
   */
  @Nullable Object begun(BlockingCall call);

  /**
   * Another thread was seen to block, by one that has no time to look closer.
   *
   * @param call looks closer, later and on whatever thread; null if it is nothing to tell of
   * @return as {@link #begun} does
   */
  default @Nullable Object seen(Supplier<@Nullable BlockingCall> call) {
    BlockingCall known = call.get();
    return known == null ? null : begun(known);
  }

  /**
   * The call has ended.
   *
   * @param begun what {@link #begun} or {@link #seen} answered
   * @param nanos how long the call took
   */
  void ended(Object begun, long nanos);

  /**
   * What to throw instead of the call.
   *
   * @param begun what {@link #begun} answered
   * @param lastedNanos how long the call has taken so far, 0 when it begins
   * @return an error without a stack trace; null if the call is to go on
   */
  default @Nullable Error refusal(Object begun, long lastedNanos) {
    return null;
  }
}
