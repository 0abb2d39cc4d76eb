package dev.selvedge;

import java.util.List;

/**
 * How many tasks there were in a window, at work, queued or waiting, and how long its threads have
 * waited.
 *
 * @param tasks the lines that have started tasks, with how these ended
 * @param waits the kinds of threads that have waited
 * @param fanOuts the lines that have made several tasks, the largest peak first
 * @param queues the queues, the longest first
 * @param permits what has given permits
 */
record Figures(
    List<TaskCount> tasks,
    List<WaitTime> waits,
    List<FanOut> fanOuts,
    List<QueuePeak> queues,
    List<PermitUse> permits) {

  static final Figures NONE = new Figures(List.of(), List.of(), List.of(), List.of(), List.of());

  Figures {
    tasks = List.copyOf(tasks);
    waits = List.copyOf(waits);
    fanOuts = List.copyOf(fanOuts);
    queues = List.copyOf(queues);
    permits = List.copyOf(permits);
  }

  /** Reads them from the line that the journal has of a window. */
  static Figures of(JournalMap line) {
    return new Figures(
        line.entries("tasks", TaskCount::of),
        line.entries("waits", WaitTime::of),
        line.entries("fanOuts", FanOut::of),
        line.entries("queues", QueuePeak::of),
        line.entries("permits", PermitUse::of));
  }
}
