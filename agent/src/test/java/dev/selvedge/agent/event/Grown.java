package dev.selvedge.agent.event;

import dev.selvedge.agent.event.GrownQueue.Kind;
import dev.selvedge.agent.event.ThreadCrowd.Maker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up queues and numbers of threads that have grown. */
public final class Grown {

  /** The depths of each queue and crowd here. */
  public static final Series SERIES =
      new Series(List.of("depth"), List.of(List.of(5L, 1_001L), List.of(6L, 4_996L)));

  private static final Lineage TEST =
      new Lineage("w1", List.of(new Ancestor(1, TaskKind.TEST, "places", null)), 0);

  private Grown() {}

  /** A queue that has grown to 4,996. */
  public static GrownQueue queue(
      Kind kind, String name, @Nullable String taker, List<Frame> grown, List<Frame> made) {
    return new GrownQueue(kind, name, 4_996, grown, made, taker, "main", TEST, 5, SERIES);
  }

  /** Threads, 300 of them, that task 7 has started. */
  public static ThreadCrowd crowd(Maker maker, List<Frame> started, List<Frame> origin) {
    return new ThreadCrowd(maker, 300, 30, started, origin, 7, "main", TEST, 5, SERIES);
  }
}
