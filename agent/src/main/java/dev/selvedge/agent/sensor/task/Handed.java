package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import org.jspecify.annotations.Nullable;

/** What is known of a future of a library that the user's code got from a call. */
final class Handed {

  /** The task that made the call. */
  private final Task maker;

  /** The call. */
  final Origin origin;

  /** What the future is about, as far as that may be closed; null if nothing. */
  final @Nullable Object subject;

  /** Somebody gets its outcome, or another future carries on what it says. */
  volatile boolean taken;

  /** The user's own code gets its failure. */
  volatile boolean observed;

  Handed(Task maker, Origin origin, @Nullable Object subject) {
    this.maker = maker;
    this.origin = origin;
    this.subject = subject;
  }

  /**
   * The future fails, and somebody has to look at it.
   *
   * @param by where the user's code fails it; null if it is not the user's code
   */
  Tracked failed(Object future, Throwable thrown, @Nullable Origin by) {
    Origin place = by == null ? origin : by;
    // What it would say if it did not fail is nothing that anybody has to wait for.
    int flags = Tracked.MOVED | (by == null ? Tracked.WORK : Tracked.BY_HAND);
    Task task = maker.child(TaskKind.LOOP_TASK, place);
    Tracked added =
        Ledger.add(
            future, task, place, new Chain(null, null), taken ? flags | Tracked.TAKEN : flags);
    Failures.failed(added, thrown, true);
    Failure failure = added.failure;
    if (observed && failure != null) {
      // Perhaps only just now, by somebody who has not found the failure yet.
      failure.observe();
    } else if (taken) {
      added.set(Tracked.TAKEN);
    }
    return added;
  }
}
