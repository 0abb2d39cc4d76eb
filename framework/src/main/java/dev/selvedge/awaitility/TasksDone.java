package dev.selvedge.awaitility;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.PendingTasks;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;

/**
 * The condition that all tasks of a test or recording have ended, see {@link
 * SelvedgeAwaitility#allTasksDone()}. May be evaluated by any thread.
 */
@SuppressWarnings("exports") // whoever uses Awaitility requires it
public abstract class TasksDone implements Callable<Boolean>, ThrowingRunnable {

  private final PendingTasks tasks;

  TasksDone(Agent agent, String window, Thread waiter) {
    this.tasks = new PendingTasks(agent, window, waiter);
  }

  /**
   * Returns whether they have ended.
   *
   * @return {@code true} if none is alive
   */
  @Override
  public Boolean call() {
    return tasks.lines().isEmpty();
  }

  /**
   * Fails if one is alive.
   *
   * @throws AssertionError which names them
   */
  @Override
  public void run() {
    List<String> alive = tasks.lines();
    if (!alive.isEmpty()) {
      throw new AssertionError("these tasks have not ended:\n  " + String.join("\n  ", alive));
    }
  }
}
