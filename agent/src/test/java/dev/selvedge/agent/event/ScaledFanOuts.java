package dev.selvedge.agent.event;

import dev.selvedge.agent.event.ScaledFanOut.Run;
import java.util.List;

/** Fan-outs in runs with more and more inputs, as tests of rules need them. */
public final class ScaledFanOuts {

  private static final StackTraceElement SITE =
      new StackTraceElement("com.acme.Quotes", "of", "Quotes.java", 41);

  private ScaledFanOuts() {}

  /** One of a test. */
  public static ScaledFanOut of(Run... runs) {
    return new ScaledFanOut(
        SITE,
        TaskKind.VIRTUAL_THREAD.words(),
        1,
        new Lineage("w2", List.of(new Ancestor(1, TaskKind.TEST, "t", null)), 0),
        "main",
        1,
        List.of(runs),
        null);
  }

  /** A run of which nothing says how many tasks could be at work at a time. */
  public static Run run(long size, long created, long peak) {
    return new Run(size, created, peak, 0);
  }

  /** A run whose tasks go through a gate with so many permits, or through so many threads. */
  public static Run run(long size, long created, long peak, long bound) {
    return new Run(size, created, peak, bound);
  }
}
