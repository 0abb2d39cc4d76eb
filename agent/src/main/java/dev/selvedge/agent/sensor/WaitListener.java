package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.WaitKind;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of waits, on the thread that waits; must be quick, and must neither block nor throw.
 */
public interface WaitListener {

  /** The current thread is about to wait, or to do what may take as long. */
  void waits();

  /**
   * The current thread begins to wait, or to do what may take as long.
   *
   * @param kind for what
   * @return what {@link #ended} is told; null if nobody counts how long it lasts
   */
  @Nullable Object begun(WaitKind kind);

  /**
   * It waits no more.
   *
   * @param begun what {@link #begun} answered
   * @param onLoop whether the thread runs an event loop
   */
  void ended(Object begun, boolean onLoop);
}
