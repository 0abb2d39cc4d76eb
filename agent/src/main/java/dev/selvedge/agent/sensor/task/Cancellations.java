package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.task.Delivery.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The interrupts that tasks of a window got from other threads, for the line that tells of the
 * window: the first of them, and how many there are more.
 */
final class Cancellations {

  /** More of one window are counted, and take the place of those that nobody has met. */
  private static final int MOST = 256;

  /** So many of those that are kept are looked at for one that tells little. */
  private static final int LOOKS = 8;

  /** An interrupt that has met nobody for so long is one of an idle worker. */
  private static final long LONG_NANOS = 1_000_000_000;

  /** Windows that are over get none any more; those that get some late are few. */
  private static final int MOST_WINDOWS = 1_000;

  private static final ConcurrentHashMap<String, Cancellations> OF_WINDOWS =
      new ConcurrentHashMap<>();

  private final List<Delivery> first = new ArrayList<>();
  private long omitted;
  private int next;

  private Cancellations() {}

  /** Adds one to those of the window of the work that is interrupted. */
  static void add(Delivery delivery) {
    if (delivery.isOfIdleWorker()) {
      return;
    }
    Task to = delivery.to;
    String window = to == null ? TaskWindow.JVM.id : to.windowOf().id;
    Cancellations known = OF_WINDOWS.get(window);
    if (known == null && OF_WINDOWS.size() < MOST_WINDOWS) {
      Cancellations made = new Cancellations();
      known = OF_WINDOWS.putIfAbsent(window, made);
      known = known == null ? made : known;
    }
    if (known != null) {
      known.addOne(delivery);
    }
  }

  private synchronized void addOne(Delivery delivery) {
    if (first.size() < MOST) {
      first.add(delivery);
      return;
    }
    omitted++;
    for (int i = 0; i < LOOKS; i++) {
      next = (next + 1) % MOST;
      Delivery other = first.get(next);
      if (other.answer == Answer.NOT_ARRIVED && delivery.nanos - other.nanos > LONG_NANOS) {
        // Nobody has met it, and nobody will: the other one may tell more.
        first.set(next, delivery);
        return;
      }
    }
  }

  /** Takes what there is to tell of a window. */
  static Map<String, Object> take(String window) {
    Cancellations known = OF_WINDOWS.remove(window);
    return known == null ? Map.of("cancellations", List.of()) : known.toMap();
  }

  /** What there is to tell of a window so far. */
  static Map<String, Object> soFar(String window) {
    Cancellations known = OF_WINDOWS.get(window);
    return known == null ? Map.of("cancellations", List.of()) : known.toMap();
  }

  private synchronized Map<String, Object> toMap() {
    List<Map<String, Object>> told = new ArrayList<>();
    first.forEach(each -> told.add(toMap(each)));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cancellations", told);
    if (omitted > 0) {
      map.put("cancellationsOmitted", omitted);
    }
    return map;
  }

  private static Map<String, Object> toMap(Delivery delivery) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("interrupter", interrupter(delivery));
    map.put("thread", delivery.target);
    map.put("task", task(delivery.to));
    putNumber(map, "fromTask", delivery.byOnTimeline());
    putNumber(map, "toTask", delivery.toOnTimeline());
    StackTraceElement arrived = delivery.arrived;
    map.put("arrived", arrived == null ? null : Waits.shown(arrived));
    map.put("exception", delivery.exception);
    map.put("paid", delivery.answer.word);
    map.put("nanos", delivery.nanos);
    map.put("endedAfterNanos", delivery.endedAfterNanos);
    return map;
  }

  private static String interrupter(Delivery delivery) {
    String by = delivery.thread.isBlank() ? unnamed(delivery) : "thread '" + delivery.thread + "'";
    for (Frame frame : delivery.stack) {
      if (frame.owner() != Owner.JDK) {
        return by + " at " + Waits.shown(frame.element());
      }
    }
    return by;
  }

  private static String unnamed(Delivery delivery) {
    Task by = delivery.byOnTimeline();
    return by != null && by.ranOn instanceof Long number ? "virtual thread #" + number : "a thread";
  }

  /** So that both ends are found on a timeline. */
  private static void putNumber(Map<String, Object> map, String key, @Nullable Task task) {
    if (task != null && task.kind != TaskKind.JVM) {
      Timeline.named(task, Interest.SOME);
      map.put(key, task.id());
    }
  }

  private static @Nullable String task(@Nullable Task task) {
    return task == null || task.isStandIn() ? null : task.kind.words() + " #" + task.id();
  }
}
