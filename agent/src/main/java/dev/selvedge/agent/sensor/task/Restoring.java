package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/** Asks whoever reads class files whether a method sets the flag of its thread again. */
final class Restoring {

  private static volatile @Nullable FlagSetters setters;

  private Restoring() {}

  static void askedBy(FlagSetters who) {
    setters = who;
  }

  static boolean is(Class<?> type, String method, String descriptor) {
    FlagSetters known = setters;
    return known != null && known.areIn(type, method, descriptor);
  }
}
