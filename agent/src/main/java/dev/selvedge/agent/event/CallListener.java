package dev.selvedge.agent.event;

import org.jspecify.annotations.Nullable;

/**
 * Who is told of blocking calls, on the thread that makes them; must be quick, and must neither
 * block nor throw.
 */
public interface CallListener {

  /**
   * A call begins to block.
   *
   * @return what {@link #ended} is told when it ends, or null if nobody cares
   */
  @Nullable Object begun(BlockingCall call);

  /**
   * The call has ended.
   *
   * @param begun what {@link #begun} answered
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
