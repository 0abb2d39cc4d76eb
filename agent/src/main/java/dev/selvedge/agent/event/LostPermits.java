package dev.selvedge.agent.event;

import java.util.List;

/**
 * Permits of a semaphore that were taken at one place and not given back, though all work has ended
 * that could have done it.
 *
 * @param permits how many permits the semaphore began with
 * @param lost how many of them were taken at this place and not given back
 * @param available how many it has now
 * @param origin where it was made: the frames of the call, innermost first
 * @param taken where they were taken: the frames of the call, innermost first
 * @param lineage where the work comes from that took the first of them
 * @param nanos when it did, on the clock of {@link System#nanoTime()}
 */
public record LostPermits(
    int permits,
    int lost,
    int available,
    List<Frame> origin,
    List<Frame> taken,
    Lineage lineage,
    long nanos) {

  public LostPermits {
    origin = List.copyOf(origin);
    taken = List.copyOf(taken);
  }
}
