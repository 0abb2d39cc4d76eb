package dev.selvedge;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** A recording of what is still going on: each answer is that of the moment. */
final class LiveRecording extends Recording {

  private static final long AS_AT_THE_END = -1;

  private final LongFunction<? extends Map<String, ?>> window;

  LiveRecording(String name, LongFunction<? extends Map<String, ?>> window) {
    super(name, List.of(), List.of(), List.of(), Figures.NONE);
    this.window = window;
  }

  private JournalMap now() {
    return new JournalMap(window.apply(0));
  }

  @Override
  public List<Finding> findings() {
    return now().findings("findings");
  }

  @Override
  public List<String> leftTasks() {
    return new JournalMap(window.apply(AS_AT_THE_END)).texts("left");
  }

  @Override
  public List<Cancellation> cancellations() {
    return now().cancellations("cancellations");
  }

  @Override
  public List<FanOut> fanOuts() {
    return Figures.of(now()).fanOuts();
  }

  @Override
  public List<QueuePeak> queues() {
    return Figures.of(now()).queues();
  }

  @Override
  public List<PermitUse> permits() {
    return Figures.of(now()).permits();
  }

  @Override
  public List<TaskCount> tasks() {
    return Figures.of(now()).tasks();
  }

  @Override
  public List<WaitTime> waits() {
    return Figures.of(now()).waits();
  }

  @Override
  public String toString() {
    JournalMap now = now();
    return name()
        + " until now: findings "
        + now.findings("findings").size()
        + ", tasks alive "
        + now.texts("left").size();
  }
}
