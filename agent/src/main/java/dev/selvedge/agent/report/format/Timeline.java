package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Fields;
import dev.selvedge.agent.report.FindingView;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.Run;
import dev.selvedge.agent.report.Site;
import dev.selvedge.agent.report.Spans;
import dev.selvedge.agent.report.TaskSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks and the findings of all JVMs on one clock, the time of day; a JVM whose journal does
 * not say how its own clock goes with that begins with the first of the others.
 */
final class Timeline {

  /** One JVM, with its number from 1 and the last time that is known of it. */
  record Jvm(int number, Run run, String name, long lastNanos, long toEpochNanos) {

    /** The time of day, in nanoseconds since 1970, of a moment on this JVM's own clock. */
    long epochNanos(long nanos) {
      return nanos + toEpochNanos;
    }

    /** When a task ended, or the last time that is known of its JVM if it did not. */
    long endOf(TaskSpan task) {
      return Math.max(
          Math.max(task.madeNanos(), task.beganNanos()),
          task.alive() ? lastNanos : task.endedNanos());
    }
  }

  /** The first and the last moment of a JVM, as far as its journal tells. */
  private static final class Range {
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    private void add(long nanos) {
      if (nanos != 0 && nanos != TaskSpan.NEVER) {
        first = Math.min(first, nanos);
        last = Math.max(last, nanos);
      }
    }
  }

  private final Journals journals;
  private final Map<String, Jvm> jvms = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> windowNames = new HashMap<>();
  private final long startNanos;

  Timeline(Journals journals) {
    this.journals = journals;
    Map<String, Range> ranges = ranges();
    long start = Long.MAX_VALUE;
    for (Run run : journals.runs()) {
      Range range = ranges.getOrDefault(run.id(), new Range());
      if (hasClock(run) && range.first <= range.last) {
        start = Math.min(start, run.epochNanos(range.first));
      }
    }
    startNanos = start == Long.MAX_VALUE ? 0 : start;
    for (Run run : journals.runs()) {
      Range range = ranges.getOrDefault(run.id(), new Range());
      long first = range.first <= range.last ? range.first : 0;
      long last = range.first <= range.last ? range.last : 0;
      long toEpoch = hasClock(run) ? run.epochNanos(0) : startNanos - first;
      jvms.put(run.id(), new Jvm(jvms.size() + 1, run, nameOf(run), last, toEpoch));
    }
    for (Map<String, Object> line : journals.windows()) {
      Fields window = new Fields(line);
      windowNames
          .computeIfAbsent(window.text("run", ""), run -> new HashMap<>())
          .put(window.text("id", ""), nameOf(window));
    }
  }

  private Map<String, Range> ranges() {
    Map<String, Range> ranges = new HashMap<>();
    for (Run run : journals.runs()) {
      Range range = ranges.computeIfAbsent(run.id(), id -> new Range());
      range.add(new Fields(run.start()).number("nanoTime", 0));
      range.add(new Fields(run.end()).number("nanoTime", 0));
      range.add(run.lastNanos());
    }
    for (Map<String, Object> line : journals.windows()) {
      Fields window = new Fields(line);
      Range range = ranges.computeIfAbsent(window.text("run", ""), id -> new Range());
      range.add(window.number("openedNanos", 0));
      range.add(window.number("closedNanos", 0));
    }
    for (Map<String, Object> line : journals.findings()) {
      Fields finding = new Fields(line);
      ranges
          .computeIfAbsent(finding.text("run", ""), id -> new Range())
          .add(finding.number("firstNanos", 0));
    }
    for (Spans.OfWindow window : journals.spans().windows()) {
      Range range = ranges.computeIfAbsent(window.run(), id -> new Range());
      for (TaskSpan task : window.tasks()) {
        range.add(task.madeNanos());
        range.add(task.beganNanos());
        range.add(task.endedNanos());
        task.waits().forEach(wait -> range.add(Math.max(wait.fromNanos(), wait.toNanos())));
        task.holds().forEach(hold -> range.add(Math.max(hold.fromNanos(), hold.toNanos())));
      }
    }
    return ranges;
  }

  private static boolean hasClock(Run run) {
    return run.epochNanos(0) != 0;
  }

  private static String nameOf(Run run) {
    return Inert.name(run.label())
        + (run.ended() ? "" : " (" + run.state().toLowerCase(Locale.ROOT) + ")");
  }

  private static String nameOf(Fields window) {
    String className = window.text("class");
    String method = window.text("method");
    return Inert.name(
        className != null && method != null
            ? className + "." + method
            : window.text("name", window.text("id", "")));
  }

  /** When all began, in nanoseconds since 1970. */
  long startNanos() {
    return startNanos;
  }

  /** The last moment that is known of any JVM. */
  long lastEpochNanos() {
    return jvms.values().stream()
        .mapToLong(jvm -> jvm.epochNanos(jvm.lastNanos()))
        .max()
        .orElse(startNanos);
  }

  List<Jvm> jvms() {
    return List.copyOf(jvms.values());
  }

  /** All tasks that are known of a JVM. */
  List<TaskSpan> tasks(Jvm jvm) {
    List<TaskSpan> tasks = new ArrayList<>();
    for (Spans.OfWindow window : journals.spans().windows()) {
      if (window.run().equals(jvm.run().id())) {
        tasks.addAll(window.tasks());
      }
    }
    return tasks;
  }

  /** The findings of a JVM, none of them merged. */
  List<FindingView> findings(Jvm jvm) {
    List<FindingView> findings = new ArrayList<>();
    for (Map<String, Object> line : journals.findings()) {
      if (jvm.run().id().equals(line.get("run"))) {
        findings.add(FindingView.of(line));
      }
    }
    return findings;
  }

  /** The lines of a JVM that count what was at work: of its windows and of its end. */
  List<Fields> figures(Jvm jvm) {
    List<Fields> figures = new ArrayList<>();
    for (Map<String, Object> line : journals.windows()) {
      if (jvm.run().id().equals(line.get("run"))) {
        figures.add(new Fields(line));
      }
    }
    figures.add(new Fields(jvm.run().end()));
    return figures;
  }

  /** The name of a window; null if the task belongs to none. */
  @Nullable String windowOf(TaskSpan task) {
    if (task.window() == null) {
      return null;
    }
    return windowNames.getOrDefault(task.run(), Map.of()).get(task.window());
  }

  /** What a task is called: what the user called it, else what it is and where it was made. */
  String label(TaskSpan task) {
    if (task.body()) {
      String window = windowOf(task);
      return task.kind() + (window == null ? "" : " " + window);
    }
    if (task.name() != null) {
      return Inert.name(task.name());
    }
    Site site = task.site();
    return Inert.name(task.kind()) + (site == null ? "" : " of " + Inert.name(site.fileAndLine()));
  }

  /** How many tasks are not here. */
  long omitted() {
    return journals.spans().omitted();
  }
}
