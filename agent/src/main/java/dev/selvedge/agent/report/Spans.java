package dev.selvedge.agent.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tasks did and when, in all JVMs: as much of it as fits into memory, chosen so that each
 * window keeps some, and first of all what matters. To be used by one thread.
 */
public final class Spans {

  /** No tasks at all. */
  public static final Spans NONE = new Spans(List.of(), 0, 0);

  /**
   * The tasks of one window, or those of a JVM that belong to none.
   *
   * @param run the id of the JVM
   * @param window the id of the window, or null for the tasks of the JVM that belong to none
   * @param tasks those that are kept, in the order in which they were made
   * @param omitted how many more there were, as far as is known
   */
  public record OfWindow(String run, @Nullable String window, List<TaskSpan> tasks, long omitted) {}

  private record Key(String run, @Nullable String window) {}

  private record TaskKey(String run, long task) {}

  private final Map<Key, OfWindow> byWindow = new LinkedHashMap<>();
  private @Nullable Map<TaskKey, TaskSpan> byTask;
  private final long size;
  private final long omitted;
  private final long unread;

  /**
   * @param elsewhere how many more tasks there were, of windows that have none here
   * @param unread how many of those that are omitted there was no time to read
   */
  Spans(List<OfWindow> windows, long elsewhere, long unread) {
    this.unread = unread;
    long all = 0;
    long missing = elsewhere;
    for (OfWindow window : windows) {
      byWindow.put(new Key(window.run(), window.window()), window);
      all += window.tasks().size();
      missing += window.omitted();
    }
    this.size = all;
    this.omitted = missing;
  }

  /** The windows that have tasks, kept or not, in the order in which the journals name them. */
  public List<OfWindow> windows() {
    return List.copyOf(byWindow.values());
  }

  /**
   * The tasks of a window.
   *
   * @param window the id of the window, or null for the tasks of the JVM that belong to none
   */
  public OfWindow of(String run, @Nullable String window) {
    OfWindow found = byWindow.get(new Key(run, window));
    return found == null ? new OfWindow(run, window, List.of(), 0) : found;
  }

  /**
   * A task by its number, or null if it is not kept; the latest time it ran, if it did so often.
   */
  public @Nullable TaskSpan task(String run, long task) {
    Map<TaskKey, TaskSpan> tasks = byTask;
    if (tasks == null) {
      tasks = new HashMap<>();
      for (OfWindow window : byWindow.values()) {
        for (TaskSpan span : window.tasks()) {
          tasks.put(new TaskKey(span.run(), span.task()), span);
        }
      }
      byTask = tasks;
    }
    return tasks.get(new TaskKey(run, task));
  }

  /** How many tasks are kept. */
  public long size() {
    return size;
  }

  /** How many tasks of all windows are not, as far as is known. */
  public long omitted() {
    return omitted;
  }

  /** How many of those are in the journal, but were left out so as not to take long. */
  public long unread() {
    return unread;
  }
}
