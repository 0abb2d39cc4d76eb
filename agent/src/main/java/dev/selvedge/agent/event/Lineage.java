package dev.selvedge.agent.event;

import java.util.List;

/**
 * Where work comes from: the task that does it, the task that made that one, and so on up to the
 * body of the window.
 *
 * @param window the id of the window; {@link #JVM} for what was made outside of any
 * @param tasks the tasks, the nearest first; of a long chain the first 8 and the last 24
 * @param omitted how many are left out between those
 * @param guessed whether nothing leads to the window, which was the only test that ran meanwhile
 */
public record Lineage(String window, List<Ancestor> tasks, int omitted, boolean guessed) {

  /** The id of the window that all work is in which was made outside of any other. */
  public static final String JVM = "";

  /** How many of the oldest tasks of a long chain are kept. */
  public static final int FIRST = 8;

  /** How many of the youngest tasks of a long chain are kept. */
  public static final int LAST = 24;

  public Lineage {
    tasks = List.copyOf(tasks);
  }

  /** Of work of which it is known that it comes from the window. */
  public Lineage(String window, List<Ancestor> tasks, int omitted) {
    this(window, tasks, omitted, false);
  }

  /** The same of work that comes from no window, if it is told of the only test that ran. */
  public Lineage guessedOf(String test) {
    return new Lineage(test, tasks, omitted, true);
  }
}
