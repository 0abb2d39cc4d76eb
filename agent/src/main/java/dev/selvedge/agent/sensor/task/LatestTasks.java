package dev.selvedge.agent.sensor.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest tasks of which no span was kept, of many: what a service did last, or around the time
 * of a fault. Threads that add at the same time may overwrite each other.
 */
final class LatestTasks {

  /** So many are remembered; a power of two. */
  static final int MOST = 1_024;

  private final @Nullable Task[] ring = new Task[MOST];
  private int next;

  void add(Task task) {
    ring[next++ & (MOST - 1)] = task;
  }

  /** Takes so many at most, the earliest first. */
  List<Task> take(int most) {
    List<Task> taken = new ArrayList<>();
    int end = next;
    for (int i = end - Math.min(most, MOST); i != end; i++) {
      Task task = ring[i & (MOST - 1)];
      ring[i & (MOST - 1)] = null;
      if (task != null) {
        taken.add(task);
      }
    }
    return taken;
  }
}
