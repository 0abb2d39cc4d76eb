package dev.selvedge.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The tasks of an open window that have to come to an end. May be asked by any thread. */
public final class PendingTasks {

  /** For so long a task may be on its way from a queue to a thread; then it was dropped. */
  private static final long UNSEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Nor after fewer looks: whoever looks may have had no processor for as long. */
  private static final int UNSEEN_LOOKS = 3;

  private final Agent agent;
  private final String window;
  private final Thread waiter;
  private long unseenSince;

  /** How often in a row nothing but that was seen. */
  private int unseenLooks;

  /**
   * @param window the id of the window
   * @param waiter the thread that waits for them, whose own tasks are not among them
   */
  public PendingTasks(Agent agent, String window, Thread waiter) {
    this.agent = agent;
    this.window = window;
    this.waiter = waiter;
  }

  /**
   * Returns a line for each that is alive now.
   *
   * @throws IllegalArgumentException if the window is not open
   */
  public synchronized List<String> lines() {
    Map<String, Object> told = agent.alive(window, waiter);
    List<String> tasks = new ArrayList<>();
    if (told.get("tasks") instanceof List<?> lines) {
      lines.forEach(line -> tasks.add(String.valueOf(line)));
    }
    boolean unseen = told.get("unseen") instanceof Number number && number.longValue() > 0;
    if (!tasks.isEmpty() || !unseen) {
      unseenLooks = 0;
    } else if (isOnItsWay()) {
      tasks.add("a task that is on its way from a queue to a thread");
    }
    return tasks;
  }

  private boolean isOnItsWay() {
    long now = System.nanoTime();
    if (unseenLooks++ == 0) {
      unseenSince = now;
    }
    return unseenLooks < UNSEEN_LOOKS || now - unseenSince < UNSEEN_NANOS;
  }
}
