package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.LooseFuture;
import java.util.List;

/**
 * What is left of windows that have ended.
 *
 * @param left the tasks that are still alive
 * @param loose the futures at which nobody has looked who should have
 */
public record WindowEnd(List<LiveTask> left, List<LooseFuture> loose) {

  /** Nothing. */
  static final WindowEnd CLEAN = new WindowEnd(List.of(), List.of());

  public WindowEnd {
    left = List.copyOf(left);
    loose = List.copyOf(loose);
  }
}
