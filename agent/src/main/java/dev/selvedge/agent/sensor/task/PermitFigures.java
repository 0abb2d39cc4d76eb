package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.SiteLines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many permits of a source were there, and how many waited for one, while a window used it: the
 * extremes, and a course of bounded length. Whoever finds another one at work leaves his figure
 * out.
 */
public final class PermitFigures {

  /** More sources of one window are not told. */
  private static final int MOST_TOLD = 16;

  /** More of one window are not watched. */
  private static final int MOST = 1_000;

  private static final int POINTS = 64;
  private static final int FIGURES = 3;

  /** By the id of the window. */
  private static final Map<String, Map<PermitSource, PermitFigures>> OF_WINDOWS =
      new ConcurrentHashMap<>();

  private final AtomicBoolean busy = new AtomicBoolean();
  private final long[] points = new long[POINTS * FIGURES];
  private int count;
  private long step;
  private final AtomicInteger least = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger peakWaiting = new AtomicInteger();

  private PermitFigures() {}

  /** Something has changed with a source, by what a thread does. */
  static void note(PermitSource source, @Nullable ThreadTasks thread) {
    String window = thread == null ? null : windowOf(thread);
    if (window != null) {
      PermitFigures figures = of(window, source);
      if (figures != null) {
        figures.see(source);
      }
    }
  }

  /** Outside of windows only what fan-outs use is told. */
  private static @Nullable String windowOf(ThreadTasks thread) {
    String jvm = null;
    for (Task each = thread.current(); each != null; each = each.outer) {
      TaskWindow window = each.window;
      if (window != null && window != TaskWindow.JVM) {
        return window.isOver ? null : window.id;
      }
      jvm = jvm == null && MemberPermits.isMember(each) ? Lineage.JVM : jvm;
    }
    return jvm;
  }

  private static @Nullable PermitFigures of(String window, PermitSource source) {
    Map<PermitSource, PermitFigures> known = OF_WINDOWS.get(window);
    if (known == null) {
      known = new ConcurrentHashMap<>();
      Map<PermitSource, PermitFigures> other = OF_WINDOWS.putIfAbsent(window, known);
      known = other == null ? known : other;
    }
    PermitFigures figures = known.get(source);
    if (figures == null && known.size() < MOST) {
      figures = new PermitFigures();
      PermitFigures other = known.putIfAbsent(source, figures);
      figures = other == null ? figures : other;
    }
    return figures;
  }

  private void see(PermitSource source) {
    int level = source.level();
    int waiting = source.waiting();
    for (int low = least.get(); level < low; low = least.get()) {
      least.compareAndSet(low, level);
    }
    for (int high = peakWaiting.get(); waiting > high; high = peakWaiting.get()) {
      peakWaiting.compareAndSet(high, waiting);
    }
    if (busy.compareAndSet(false, true)) {
      add(System.nanoTime(), level, waiting);
      busy.set(false);
    }
  }

  private void add(long nanos, int level, int waiting) {
    int last = (count - 1) * FIGURES;
    if (count > 0 && nanos - points[last] < step) {
      points[last + 1] = Math.min(points[last + 1], level);
      points[last + 2] = Math.max(points[last + 2], waiting);
      return;
    }
    if (count == POINTS) {
      halve();
      step = Math.max(1, (nanos - points[0]) / (POINTS / 2));
    }
    int next = count++ * FIGURES;
    points[next] = nanos;
    points[next + 1] = level;
    points[next + 2] = waiting;
  }

  /** Makes one point of two, which keeps the extremes of both. */
  private void halve() {
    for (int point = 0; point < POINTS / 2; point++) {
      int to = point * FIGURES;
      int from = 2 * to;
      points[to] = points[from];
      points[to + 1] = Math.min(points[from + 1], points[from + FIGURES + 1]);
      points[to + 2] = Math.max(points[from + 2], points[from + FIGURES + 2]);
    }
    count = POINTS / 2;
  }

  /** What the journal tells of a window, which is over: its sources, the busiest first. */
  public static List<Map<String, @Nullable Object>> take(String window) {
    return told(OF_WINDOWS.remove(window));
  }

  /** The same of a window that is open, so far. */
  public static List<Map<String, @Nullable Object>> soFar(String window) {
    return told(OF_WINDOWS.get(window));
  }

  private static List<Map<String, @Nullable Object>> told(
      @Nullable Map<PermitSource, PermitFigures> known) {
    List<Map<String, @Nullable Object>> told = new ArrayList<>();
    if (known != null) {
      List<Map.Entry<PermitSource, PermitFigures>> entries = new ArrayList<>(known.entrySet());
      entries.sort(
          Comparator.comparingInt(
                  (Map.Entry<PermitSource, PermitFigures> each) ->
                      -each.getValue().peakWaiting.get())
              .thenComparingLong(each -> each.getKey().id));
      for (Map.Entry<PermitSource, PermitFigures> each : entries) {
        if (told.size() < MOST_TOLD) {
          told.add(each.getValue().toMap(each.getKey()));
        }
      }
    }
    return told;
  }

  private Map<String, @Nullable Object> toMap(PermitSource source) {
    see(source); // As it is in the end.
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    Origin origin = source.origin;
    StackTraceElement site = origin == null ? null : origin.line();
    map.put("site", site == null ? null : SiteLines.of(site));
    map.put("source", source.type);
    map.put("permits", source.permits);
    map.put("least", least.get());
    map.put("peakWaiting", peakWaiting.get());
    List<List<Long>> series = new ArrayList<>();
    for (int point = 0; point < count; point++) {
      int at = point * FIGURES;
      series.add(List.of(points[at], points[at + 1], points[at + 2]));
    }
    map.put("series", series);
    return map;
  }
}
