package dev.selvedge;

import java.util.List;

/**
 * How many tasks were at work, queued or waiting for permits in a window.
 *
 * @param fanOuts the lines that have made several tasks, the largest peak first
 * @param queues the queues, the longest first
 * @param permits what has given permits
 */
record Figures(List<FanOut> fanOuts, List<QueuePeak> queues, List<PermitUse> permits) {

  static final Figures NONE = new Figures(List.of(), List.of(), List.of());

  Figures {
    fanOuts = List.copyOf(fanOuts);
    queues = List.copyOf(queues);
    permits = List.copyOf(permits);
  }

  /** Reads them from the line that the journal has of a window. */
  static Figures of(JournalMap line) {
    return new Figures(
        line.entries("fanOuts", FanOut::of),
        line.entries("queues", QueuePeak::of),
        line.entries("permits", PermitUse::of));
  }
}
