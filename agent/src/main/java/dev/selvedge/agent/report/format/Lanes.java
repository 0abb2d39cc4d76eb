package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.TaskSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The tasks of one JVM by the threads that ran them; a virtual thread has a lane of its own. */
final class Lanes {

  /** What runs on a thread that no other task runs on. */
  private static final Set<String> ALONE = Set.of("virtual thread", "subtask");

  /** So begins the name of a virtual thread that has none, which is its own. */
  private static final String UNNAMED = "virtual thread #";

  /** So many threads of the same name are told apart by what they do. */
  private static final int MOST_TRIED = 100;

  private final Timeline.Jvm jvm;
  private final IntSupplier numbers;
  private final List<Lane> all = new ArrayList<>();
  private final Map<String, List<Lane>> byThread = new HashMap<>();
  private final IdentityHashMap<TaskSpan, Lane> byTask = new IdentityHashMap<>();
  private final Map<Long, TaskSpan> latest = new HashMap<>();

  /**
   * @param numbers gives each lane its number
   */
  Lanes(Timeline timeline, Timeline.Jvm jvm, IntSupplier numbers) {
    this.jvm = jvm;
    this.numbers = numbers;
    List<TaskSpan> tasks = new ArrayList<>(timeline.tasks(jvm));
    tasks.sort(
        Comparator.comparingLong(Lanes::from)
            .thenComparing(Comparator.comparingLong(jvm::endOf).reversed())
            .thenComparingLong(TaskSpan::task));
    tasks.forEach(this::add);
  }

  /** When a task is seen in its lane: one that never ran from when it was made. */
  static long from(TaskSpan task) {
    return task.ran() ? task.beganNanos() : task.madeNanos();
  }

  private void add(TaskSpan task) {
    latest.put(task.task(), task);
    if (!task.ran()) {
      return;
    }
    long from = from(task);
    long to = jvm.endOf(task);
    Lane lane = laneFor(task, from, to);
    byTask.put(task, lane);
    for (TaskSpan.Wait wait : task.waits()) {
      part(lane, task, wait.fromNanos(), wait.toNanos(), wait);
    }
    for (TaskSpan.Hold hold : task.holds()) {
      part(lane, task, hold.fromNanos(), hold.toNanos(), hold);
    }
  }

  private void part(Lane lane, TaskSpan task, long from, long to, Object part) {
    long begin = Math.max(from, from(task));
    long end = Math.min(to == TaskSpan.NEVER ? Long.MAX_VALUE : to, jvm.endOf(task));
    if (end > begin) {
      lane.add(begin, end, task, part);
    }
  }

  private Lane laneFor(TaskSpan task, long from, long to) {
    String thread = task.thread();
    boolean unnamed = thread != null && thread.startsWith(UNNAMED);
    if (thread == null || thread.isBlank() || (ALONE.contains(task.kind()) && !unnamed)) {
      String name = thread == null || thread.isBlank() ? task.kind() : thread;
      Lane lane = lane(Inert.name(name) + " #" + task.task(), true);
      lane.take(from, to, task);
      if (thread != null) {
        // What runs within it, as a stage, finds it there.
        byThread.computeIfAbsent(thread, other -> new ArrayList<>()).add(lane);
      }
      return lane;
    }
    // Threads can share a name.
    List<Lane> candidates = byThread.computeIfAbsent(thread, name -> new ArrayList<>());
    for (Lane candidate :
        candidates.subList(Math.max(0, candidates.size() - MOST_TRIED), candidates.size())) {
      if ((!candidate.isAlone() || candidate.isBusy(from)) && candidate.take(from, to, task)) {
        return candidate;
      }
    }
    long before = candidates.stream().filter(candidate -> !candidate.isAlone()).count();
    Lane lane = lane(Inert.name(thread) + (before == 0 ? "" : " (" + (before + 1) + ")"), false);
    candidates.add(lane);
    lane.take(from, to, task);
    return lane;
  }

  private Lane lane(String name, boolean alone) {
    Lane lane = new Lane(numbers.getAsInt(), name, alone);
    all.add(lane);
    return lane;
  }

  /** All, in the order in which they begin. */
  List<Lane> all() {
    return all;
  }

  /** The lane of a task that ran; null if it did not. */
  @Nullable Lane of(TaskSpan task) {
    return byTask.get(task);
  }

  /** The task of a number, the latest time it ran; null if it is not known. */
  @Nullable TaskSpan task(long number) {
    return latest.get(number);
  }
}
