package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/** Where user code has made executors, also those that it made while a class was initialised. */
final class ExecutorOrigins {

  private static final WeakTable<Origin> OF_INITIALISERS = new WeakTable<>(10_000);

  private ExecutorOrigins() {}

  /** An executor was made while a class of the user was initialised. */
  static void add(Object executor, Origin origin) {
    OF_INITIALISERS.takeGone(gone -> true);
    OF_INITIALISERS.put(executor, origin);
  }

  /** Where an executor was made; null if not by user code, or that is not known. */
  static @Nullable Origin of(Object executor) {
    MadeExecutor made = ExecutorTable.of(executor);
    return made == null ? OF_INITIALISERS.get(executor) : made.origin;
  }
}
