package dev.selvedge.agent.event;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of callbacks that compute for long; must be quick, and must neither block nor throw.
 */
public interface CallbackListener {

  /**
   * A callback computes for long.
   *
   * @param callback looks closer, later and on whatever thread
   * @return what {@link #ended} is told when it ends
   */
  Object seen(Supplier<@Nullable LongCallback> callback);

  /**
   * The callback has ended.
   *
   * @param seen what {@link #seen} answered
   * @param cpuNanos for how long it has computed
   */
  void ended(Object seen, long cpuNanos);
}
