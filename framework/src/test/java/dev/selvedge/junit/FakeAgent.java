package dev.selvedge.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * An agent that finds what it was told to find, window by window, and keeps a diary of windows and
 * of what fixtures note in between.
 */
final class FakeAgent implements Agent {

  /** The one that the fixtures of the present test run meet; set by {@link GuardedRun}. */
  static volatile FakeAgent current = new FakeAgent();

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<String, Map<String, Object>> open = new ConcurrentHashMap<>();
  private final List<Map<String, Object>> opened = new CopyOnWriteArrayList<>();
  private final List<String> diary = new CopyOnWriteArrayList<>();
  private final Map<String, List<Map<String, Object>>> findings = new ConcurrentHashMap<>();

  /** Lets the window of this name find something. */
  FakeAgent finds(String window, Map<String, Object> finding) {
    findings.computeIfAbsent(window, name -> new CopyOnWriteArrayList<>()).add(finding);
    return this;
  }

  static Map<String, Object> error(String id) {
    return finding(id, "ERROR");
  }

  static Map<String, Object> warning(String id) {
    return finding(id, "WARNING");
  }

  private static Map<String, Object> finding(String id, String severity) {
    return Map.of(
        "run", "r", "id", id, "rule", "Rule", "severity", severity, "message", "found " + id);
  }

  static void note(String event) {
    current.diary.add(event);
  }

  List<String> diary() {
    return List.copyOf(diary);
  }

  List<Map<String, Object>> opened() {
    return List.copyOf(opened);
  }

  Map<String, Object> opened(String name) {
    List<Map<String, Object>> found =
        opened.stream().filter(window -> name.equals(window.get("name"))).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " windows " + name + " of " + opened);
    }
    return found.get(0);
  }

  List<Object> stillOpen() {
    return open.values().stream().map(window -> window.get("name")).toList();
  }

  @Override
  public Map<String, Object> start() {
    return Map.of("type", "start", "version", 1);
  }

  @Override
  public String open(Map<String, Object> window) {
    String id = "w" + ids.incrementAndGet();
    Map<String, Object> line = new ConcurrentHashMap<>(window);
    line.put("id", id);
    open.put(id, line);
    opened.add(line);
    diary.add("open " + window.get("name"));
    return id;
  }

  @Override
  public Map<String, Object> close(String id) {
    Map<String, Object> line = open.remove(id);
    if (line == null) {
      throw new IllegalArgumentException(id);
    }
    diary.add("close " + line.get("name"));
    List<Map<String, Object>> found = findings.getOrDefault(line.get("name"), List.of());
    List<Map<String, Object>> failing =
        found.stream().filter(finding -> finding.get("severity").equals("ERROR")).toList();
    line.put("findings", new ArrayList<>(found));
    line.put("failing", failing);
    if (!failing.isEmpty()) {
      line.put(
          "failure",
          failing.stream().map(it -> it.get("message").toString()).collect(Collectors.joining()));
    }
    return line;
  }
}
