package dev.selvedge.agent;

import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.ScaledFanOut;
import dev.selvedge.agent.event.ScaledFanOut.Run;
import dev.selvedge.agent.event.Series;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.ScalingRule;
import dev.selvedge.agent.sensor.task.TaskWindows;
import dev.selvedge.agent.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The windows that are runs of one test with different numbers of inputs, until they close. */
final class ScaledWindows {

  /** What the points of a fan-out have after their time. */
  private static final List<String> COLUMNS = List.of("created", "running", "waiting");

  private final Verdict verdict;
  private final List<ScalingRule> rules = new ArrayList<>();
  private final Map<String, Plan> plans = new ConcurrentHashMap<>();

  /**
   * @param rules those that are on
   */
  ScaledWindows(Verdict verdict, List<Rule> rules) {
    this.verdict = verdict;
    for (Rule rule : rules) {
      if (rule instanceof ScalingRule scaling) {
        this.rules.add(scaling);
      }
    }
  }

  /** Scales an open window; the map is that of {@code Bridge.scale}. */
  void scale(String id, Map<String, ?> plan) {
    if (!(plan.get("size") instanceof Number size) || size.longValue() < 1) {
      throw new IllegalArgumentException(
          "a run with '" + plan.get("size") + "' inputs cannot be compared with others");
    }
    plans.put(id, new Plan(size.longValue(), maps(plan.get("before")), TaskWindows.scale(id)));
  }

  /**
   * A window that may be scaled is over, but not closed.
   *
   * @param fanOuts the lines that have forked in it, as the journal has them
   */
  void closing(String id, @Nullable Object fanOuts) {
    Plan plan = plans.remove(id);
    if (plan == null || plan.before.isEmpty()) {
      return;
    }
    for (Map.Entry<StackTraceElement, Map<?, ?>> last : bySite(fanOuts).entrySet()) {
      List<Run> runs = new ArrayList<>();
      List<List<Long>> points = new ArrayList<>();
      for (Map<?, ?> before : plan.before) {
        Map<?, ?> fanOut = bySite(before.get("fanOuts")).get(last.getKey());
        long size = number(before, "size");
        runs.add(fanOut == null ? Run.without(size) : run(size, fanOut));
        addPoints(points, fanOut);
      }
      addPoints(points, last.getValue());
      runs.add(run(plan.size, last.getValue()));
      judge(
          new ScaledFanOut(
              last.getKey(),
              String.valueOf(last.getValue().get("kind")),
              number(last.getValue(), "task"),
              plan.lineage,
              Thread.currentThread().getName(),
              System.nanoTime(),
              runs,
              points.isEmpty() ? null : new Series(COLUMNS, points)));
    }
  }

  private static void addPoints(List<List<Long>> points, @Nullable Map<?, ?> fanOut) {
    if (fanOut != null && fanOut.get("series") instanceof List<?> series) {
      for (Object each : series) {
        List<Long> point = new ArrayList<>();
        for (Object number : each instanceof List<?> numbers ? numbers : List.of()) {
          point.add(number instanceof Number known ? known.longValue() : Long.valueOf(0));
        }
        if (point.size() == COLUMNS.size() + 1) {
          points.add(point);
        }
      }
    }
  }

  /** A window is over that nobody has closed: it is no run to compare with. */
  void left(String id) {
    plans.remove(id);
  }

  /** Of what one line has forked that with the largest peak. */
  private static Map<StackTraceElement, Map<?, ?>> bySite(@Nullable Object fanOuts) {
    Map<StackTraceElement, Map<?, ?>> largest = new LinkedHashMap<>();
    for (Map<?, ?> fanOut : maps(fanOuts)) {
      StackTraceElement site = site(fanOut);
      if (site != null) {
        largest.merge(
            site,
            fanOut,
            (one, other) -> number(one, "peak") < number(other, "peak") ? other : one);
      }
    }
    return largest;
  }

  private static Run run(long size, Map<?, ?> fanOut) {
    return new Run(
        size, number(fanOut, "created"), number(fanOut, "peak"), number(fanOut, "bound"));
  }

  private void judge(ScaledFanOut fanOut) {
    for (ScalingRule rule : rules) {
      Candidate candidate = rule.judge(fanOut);
      if (candidate != null) {
        verdict.propose(candidate);
      }
    }
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (list instanceof List<?> all) {
      for (Object each : all) {
        if (each instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }

  private static long number(Map<?, ?> map, String key) {
    return map.get(key) instanceof Number number ? number.longValue() : 0;
  }

  private static @Nullable StackTraceElement site(Map<?, ?> fanOut) {
    if (!(fanOut.get("site") instanceof Map<?, ?> site)) {
      return null;
    }
    Object file = site.get("file");
    return new StackTraceElement(
        String.valueOf(site.get("class")),
        String.valueOf(site.get("method")),
        file == null ? null : file.toString(),
        site.get("line") instanceof Number line ? line.intValue() : -1);
  }

  /**
   * How a window is compared with others.
   *
   * @param size the number of inputs
   * @param before what the runs with fewer have told; empty to compare with none
   * @param lineage where the findings belong
   */
  private record Plan(long size, List<Map<?, ?>> before, Lineage lineage) {}
}
