package dev.selvedge.agent.event;

import org.jspecify.annotations.Nullable;

/** Who is told of carriers that are held. */
public interface HoldListener {

  /**
   * A carrier is held, or was.
   *
   * @return what {@link #ended} is told when it ends, or null if nobody cares yet
   */
  @Nullable Object held(CarrierHold hold);

  /**
   * The hold has ended.
   *
   * @param held what {@link #held} answered
   * @param nanos how long it lasted
   */
  void ended(Object held, long nanos);
}
