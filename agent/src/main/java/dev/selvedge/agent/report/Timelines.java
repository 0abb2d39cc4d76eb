package dev.selvedge.agent.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The timelines that a page has, with what each of them is about. */
final class Timelines {

  /**
   * One timeline.
   *
   * @param tasks what is shown on it
   * @param window the line of the window in the journal; empty for what belongs to none
   * @param findings those that happened in it
   */
  record Timeline(Spans.OfWindow tasks, Fields window, Run run, List<FindingView> findings) {

    String anchor() {
      return Anchors.timeline(tasks.run(), tasks.window());
    }

    /** The test as its engine names it, the recorded block, or the JVM. */
    String name() {
      if (tasks.window() == null) {
        return "Outside of all tests: " + run.label();
      }
      String name = window.text("name", tasks.window());
      String className = window.text("class");
      return className == null
          ? name
          : className.substring(className.lastIndexOf('.') + 1) + ": " + name;
    }

    /** When it begins, on the clock of its JVM. */
    long from() {
      long first = window.number("openedNanos", Long.MAX_VALUE);
      for (TaskSpan task : tasks.tasks()) {
        first = Math.min(first, task.madeNanos());
      }
      return first == Long.MAX_VALUE ? 0 : first;
    }

    /** When it ends, as far as is known. */
    long to() {
      long last = window.number("closedNanos", Long.MIN_VALUE);
      for (TaskSpan task : tasks.tasks()) {
        last =
            Math.max(
                last, Math.max(task.madeNanos(), Math.max(task.beganNanos(), task.endedNanos())));
        for (TaskSpan.Wait wait : task.waits()) {
          last = Math.max(last, Math.max(wait.fromNanos(), wait.toNanos()));
        }
      }
      if (window.number("closedNanos", 0) == 0 && !run.ended()) {
        last = Math.max(last, run.lastNanos());
      }
      return Math.max(last, from() + 1);
    }
  }

  private final List<Timeline> all = new ArrayList<>();

  Timelines(Journals journals) {
    Map<String, Run> runs = new HashMap<>();
    journals.runs().forEach(run -> runs.put(run.id(), run));
    Map<List<@Nullable String>, Fields> windows = new HashMap<>();
    for (Map<String, Object> line : journals.windows()) {
      Fields window = new Fields(line);
      windows.put(key(window.text("run", ""), window.text("id")), window);
    }
    Map<List<@Nullable String>, List<FindingView>> findings = new LinkedHashMap<>();
    for (Map<String, Object> line : journals.findings()) {
      Fields finding = new Fields(line);
      findings
          .computeIfAbsent(
              key(finding.text("run", ""), finding.text("window")), window -> new ArrayList<>())
          .add(FindingView.of(line));
    }
    for (Spans.OfWindow tasks : journals.spans().windows()) {
      List<@Nullable String> key = key(tasks.run(), tasks.window());
      Run run =
          runs.getOrDefault(
              tasks.run(), new Run(tasks.run(), Map.of(), Map.of(), false, TaskSpan.NEVER));
      Fields window =
          tasks.window() == null
              ? new Fields(run.end())
              : windows.getOrDefault(key, new Fields(Map.of()));
      if (!tasks.tasks().isEmpty()) {
        all.add(new Timeline(tasks, window, run, findings.getOrDefault(key, List.of())));
      }
    }
    // Those with something to see come first.
    all.sort((one, other) -> Integer.compare(other.findings().size(), one.findings().size()));
  }

  private static List<@Nullable String> key(String run, @Nullable String window) {
    List<@Nullable String> key = new ArrayList<>(2);
    key.add(run);
    key.add(window);
    return key;
  }

  List<Timeline> all() {
    return all;
  }

  /** What the list of timelines needs, as JSON that can stand in a script element. */
  String index() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setHtmlSafe(true);
      json.beginArray();
      for (Timeline each : all) {
        json.beginObject();
        json.name("anchor").value(each.anchor());
        json.name("name").value(Inert.name(each.name()));
        json.name("tasks").value(each.tasks().tasks().size());
        json.name("omitted").value(each.tasks().omitted());
        json.name("findings").value(each.findings().size());
        json.name("lasted").value(each.to() - each.from());
        json.name("ended").value(each.run().ended());
        json.endObject();
      }
      json.endArray();
    }
    return text.toString();
  }
}
