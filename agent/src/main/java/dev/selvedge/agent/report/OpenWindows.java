package dev.selvedge.agent.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The windows that were open when a JVM was killed. Their lines would have been written when they
 * closed, but their tasks and findings name them: the test that hung is the one to look at.
 */
final class OpenWindows {

  private record Key(String run, String window) {}

  private final Set<String> unfinished = new HashSet<>();
  private final Set<Key> closed = new HashSet<>();
  private final Map<Key, Map<String, Object>> open = new LinkedHashMap<>();
  private final Map<Key, List<String>> findingsOf = new LinkedHashMap<>();

  /**
   * @param runs all JVMs
   * @param windows the windows whose lines were written
   */
  OpenWindows(Collection<Run> runs, Collection<Map<String, Object>> windows) {
    runs.stream().filter(run -> !run.ended()).forEach(run -> unfinished.add(run.id()));
    for (Map<String, Object> line : windows) {
      closed.add(key(new Fields(line), "id"));
    }
  }

  /** Lines as if the windows had been written, but without the time at which they closed. */
  List<Map<String, Object>> lines(Spans spans, Collection<Map<String, Object>> findings) {
    if (unfinished.isEmpty()) {
      return List.of();
    }
    for (Spans.OfWindow window : spans.windows()) {
      window.tasks().stream().filter(TaskSpan::body).forEach(this::add);
    }
    findings.forEach(line -> add(new Fields(line)));
    List<Map<String, Object>> lines = new ArrayList<>();
    open.forEach(
        (key, line) -> {
          line.put("findings", findingsOf.getOrDefault(key, List.of()));
          lines.add(line);
        });
    return lines;
  }

  private void add(TaskSpan body) {
    String id = body.window();
    Site site = body.site();
    if (id != null) {
      String name = body.name();
      Map<String, Object> line =
          window(new Key(body.run(), id), body.kind(), name == null ? id : name);
      if (line != null) {
        line.put("openedNanos", body.madeNanos());
        if (site != null) {
          line.put("class", site.className());
          line.put("method", site.method());
        }
      }
    }
  }

  private void add(Fields finding) {
    String test = finding.text("test");
    Key key = key(finding, "window");
    if (test != null && !key.window().isEmpty() && window(key, "test", test) != null) {
      findingsOf.computeIfAbsent(key, none -> new ArrayList<>()).add(finding.text("id", ""));
    }
  }

  /** The line of a window, or null if that was written or will never be. */
  private @Nullable Map<String, Object> window(Key key, String kind, String name) {
    if (!unfinished.contains(key.run()) || closed.contains(key)) {
      return null;
    }
    return open.computeIfAbsent(
        key,
        absent -> {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("type", "window");
          line.put("run", key.run());
          line.put("id", key.window());
          line.put("kind", kind);
          line.put("name", name);
          return line;
        });
  }

  private static Key key(Fields fields, String id) {
    return new Key(fields.text("run", ""), fields.text(id, ""));
  }
}
