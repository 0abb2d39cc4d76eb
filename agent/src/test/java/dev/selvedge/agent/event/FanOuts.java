package dev.selvedge.agent.event;

import java.util.List;

/** Made-up fan-outs of task 7. */
public final class FanOuts {

  /** The numbers over time of each of them. */
  public static final Series SERIES =
      new Series(
          List.of("created", "running", "waiting"),
          List.of(List.of(5L, 8L, 8L, 0L), List.of(6L, 1_000L, 300L, 0L)));

  private static final Lineage TEST =
      new Lineage("w1", List.of(new Ancestor(7, TaskKind.TEST, "places", null)), 0);

  private FanOuts() {}

  /** One of 1,000 members, of which so many ran at once. */
  public static FanOutPeak running(TaskKind kind, int peak, List<Frame> origin) {
    return of(kind, peak, 0, false, peak, origin);
  }

  /** One of 1,000 members that all ran, and of which so many held a permit at once. */
  public static FanOutPeak holding(TaskKind kind, int peak, List<Frame> origin) {
    return of(kind, 1_000, 1_000 - peak, true, peak, origin);
  }

  private static FanOutPeak of(
      TaskKind kind, int running, int waiting, boolean gated, int peak, List<Frame> origin) {
    return new FanOutPeak(
        kind, origin, null, 7, TEST, 1_000, running, waiting, gated, peak, 0, 1, 0, SERIES);
  }
}
