package dev.selvedge.awaitility;

import dev.selvedge.internal.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;

/**
 * The condition that all tasks of a test or recording have ended, see {@link
 * SelvedgeAwaitility#allTasksDone()}. May be evaluated by any thread.
 */
@SuppressWarnings("exports") // whoever uses Awaitility requires it
public abstract class TasksDone implements Callable<Boolean>, ThrowingRunnable {

  /** For so long a task may be on its way from a queue to a thread; then it was dropped. */
  private static final long UNSEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Agent agent;
  private final String window;
  private final Thread waiter;
  private long unseenSince;

  TasksDone(Agent agent, String window, Thread waiter) {
    this.agent = agent;
    this.window = window;
    this.waiter = waiter;
    this.unseenSince = System.nanoTime();
  }

  /**
   * Returns whether they have ended.
   *
   * @return {@code true} if none is alive
   */
  @Override
  public Boolean call() {
    return alive().isEmpty();
  }

  /**
   * Fails if one is alive.
   *
   * @throws AssertionError which names them
   */
  @Override
  public void run() {
    List<String> alive = alive();
    if (!alive.isEmpty()) {
      throw new AssertionError("these tasks have not ended:\n  " + String.join("\n  ", alive));
    }
  }

  private synchronized List<String> alive() {
    Map<String, Object> told = agent.alive(window, waiter);
    List<String> tasks = new ArrayList<>();
    if (told.get("tasks") instanceof List<?> lines) {
      lines.forEach(line -> tasks.add(String.valueOf(line)));
    }
    boolean unseen = told.get("unseen") instanceof Number number && number.longValue() > 0;
    long now = System.nanoTime();
    if (!tasks.isEmpty() || !unseen) {
      unseenSince = now;
    } else if (now - unseenSince < UNSEEN_NANOS) {
      tasks.add("a task that is on its way from a queue to a thread");
    }
    return tasks;
  }
}
