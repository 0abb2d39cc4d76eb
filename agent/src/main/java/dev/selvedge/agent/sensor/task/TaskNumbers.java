package dev.selvedge.agent.sensor.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of tasks, by what an executor runs or has in its queue. */
public final class TaskNumbers {

  /** More are of no use to anybody. */
  private static final int MOST = 64;

  private TaskNumbers() {}

  /** Those of the first ones in a queue, as far as they are known. */
  public static List<Long> of(Object[] queued) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, queued.length); i++) {
      add(numbers, Looks.taskOf(queued[i]));
    }
    return numbers;
  }

  /** Those of what a thread runs, as far as they are known. */
  public static List<Long> runBy(Thread thread) {
    List<Long> numbers = new ArrayList<>();
    ThreadTasks tasks = ThreadTable.of(thread);
    if (tasks != null) {
      for (Task each = tasks.current(); each != null; each = each.outer) {
        add(numbers, each);
      }
      Object command = tasks.command;
      add(numbers, command == null ? null : Looks.taskOf(command));
      Activity.Running running = tasks.running;
      add(numbers, running == null ? null : running.tracked().told());
    }
    return numbers;
  }

  private static void add(List<Long> numbers, @Nullable Task task) {
    if (task != null && !task.kind.isWindow()) {
      numbers.add(task.id());
    }
  }
}
