package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.FailedTask.Fate;
import dev.selvedge.agent.event.TaskKind;

/**
 * A task that user code has scheduled to be run again and again.
 *
 * @param maker what has scheduled it
 * @param origin where
 */
record PeriodicTask(Task maker, Origin origin) {

  /** It has failed on the current thread. */
  FailedRun failed(TaskKind kind, Throwable thrown) {
    return new FailedRun(Fate.NOT_RUN_AGAIN, kind, thrown, maker.child(kind, origin), origin);
  }
}
