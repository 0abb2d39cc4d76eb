package dev.selvedge.agent.event;

import org.jspecify.annotations.Nullable;

/**
 * Who is told of waits for futures inside of tasks; must be quick, and must neither block nor
 * throw.
 */
public interface PoolListener {

  /**
   * A wait begins; told on the thread that waits.
   *
   * @return what {@link #ended} is told when it ends, or null if nobody cares
   */
  @Nullable Object waits(FutureWait wait);

  /**
   * An executor has come to a standstill; told by a thread of Selvedge.
   *
   * @return what {@link #ended} is told when it moves again, or null if nobody cares
   */
  @Nullable Object starves(Starvation starvation);

  /**
   * It is over.
   *
   * @param begun what one of the others has answered
   * @param nanos how long it took
   */
  void ended(Object begun, long nanos);
}
