package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

final class PermitFigures {
  private PermitFigures() {}

  static void note(PermitSource source, @Nullable ThreadTasks thread) {}
}
