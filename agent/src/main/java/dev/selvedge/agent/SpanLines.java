package dev.selvedge.agent;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.SiteLines;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.TaskSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal with spans of tasks: places and names, of which many tasks share a few,
 * stand in it once.
 */
final class SpanLines {

  /** Names are for people, who read no more of them. */
  static final int LONGEST_NAME = 100;

  private final String window;
  private final Map<Place, Integer> sites = new LinkedHashMap<>();
  private final Map<String, Integer> threads = new LinkedHashMap<>();
  private final List<Map<String, Object>> tasks = new ArrayList<>();

  private SpanLines(String window) {
    this.window = window;
  }

  /**
   * The content of a line.
   *
   * @param spans those of one window
   */
  static Map<String, Object> of(String window, List<TaskSpan> spans) {
    SpanLines line = new SpanLines(window);
    for (TaskSpan span : spans) {
      line.tasks.add(line.task(span));
    }
    return line.toMap();
  }

  private Map<String, Object> toMap() {
    List<Map<String, Object>> places = new ArrayList<>();
    for (Place place : sites.keySet()) {
      places.add(place.toMap());
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("window", window.equals(Lineage.JVM) ? null : window);
    map.put("sites", places);
    map.put("threads", new ArrayList<>(threads.keySet()));
    map.put("tasks", tasks);
    return map;
  }

  private Map<String, Object> task(TaskSpan span) {
    Map<String, Object> task = new LinkedHashMap<>();
    boolean ran = span.thread() != null;
    task.put("task", span.task());
    task.put("parent", span.parent() == 0 ? null : span.parent());
    task.put("kind", kind(span));
    putIfThere(task, "name", cut(span.name()));
    putIfThere(task, "scope", span.scope() == 0 ? null : span.scope());
    putIfThere(task, "site", index(span.site(), span.api()));
    putIfThere(task, "thread", thread(span.thread()));
    task.put("made", span.made());
    task.put("began", ran ? span.began() : null);
    task.put("ended", span.outcome() == TaskSpan.Outcome.ALIVE ? null : span.ended());
    task.put("outcome", span.outcome().word());
    putIfThere(task, "seen", span.outcome() == TaskSpan.Outcome.ALIVE ? span.ended() : null);
    if (!span.waits().isEmpty()) {
      task.put("waits", waits(span));
    }
    putIfThere(task, "waitsOmitted", span.waitsOmitted() == 0 ? null : span.waitsOmitted());
    putIfThere(task, "waitedNanos", span.waitedNanos() == 0 ? null : span.waitedNanos());
    if (!span.holds().isEmpty()) {
      task.put("holds", holds(span));
    }
    putIfThere(task, "holdsOmitted", span.holdsOmitted() == 0 ? null : span.holdsOmitted());
    return task;
  }

  private static String kind(TaskSpan span) {
    return span.kind() == TaskKind.RECORD ? "record" : span.kind().words();
  }

  private List<Map<String, Object>> waits(TaskSpan span) {
    List<Map<String, Object>> waits = new ArrayList<>();
    for (TaskSpan.Wait each : span.waits()) {
      Map<String, Object> wait = new LinkedHashMap<>();
      wait.put("from", each.from());
      wait.put("to", each.goesOn() ? null : each.to());
      wait.put("on", each.on());
      putIfThere(wait, "site", index(each.site(), each.api()));
      waits.add(wait);
    }
    return waits;
  }

  private static List<Map<String, Object>> holds(TaskSpan span) {
    List<Map<String, Object>> holds = new ArrayList<>();
    for (TaskSpan.Hold each : span.holds()) {
      Map<String, Object> hold = new LinkedHashMap<>();
      hold.put("from", each.from());
      hold.put("to", each.goesOn() ? null : each.to());
      hold.put("how", word(each.how()));
      holds.add(hold);
    }
    return holds;
  }

  private static String word(CarrierHold.Kind how) {
    return switch (how) {
      case PINNED -> "pinned";
      case CLASS_INITIALISER -> "class initialiser";
      case NATIVE -> "native";
      case COMPUTING -> "computing";
    };
  }

  private @Nullable Integer index(@Nullable StackTraceElement site, @Nullable String api) {
    if (site == null) {
      return null;
    }
    Place place = new Place(site, api);
    Integer known = sites.get(place);
    if (known == null) {
      known = sites.size();
      sites.put(place, known);
    }
    return known;
  }

  private @Nullable Integer thread(@Nullable String name) {
    String shown = cut(name);
    if (shown == null) {
      return null;
    }
    Integer known = threads.get(shown);
    if (known == null) {
      known = threads.size();
      threads.put(shown, known);
    }
    return known;
  }

  /** Not in the middle of a character that takes two. */
  private static @Nullable String cut(@Nullable String name) {
    if (name == null || name.length() <= LONGEST_NAME) {
      return name;
    }
    int end = LONGEST_NAME - 1;
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static void putIfThere(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  /** A line of code, and what was called there. */
  private record Place(StackTraceElement site, @Nullable String api) {

    Map<String, Object> toMap() {
      Map<String, Object> map = SiteLines.of(site);
      putIfThere(map, "api", api);
      return map;
    }
  }
}
