package dev.selvedge.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agent that finds what it was told to find, window by window, and keeps a diary of windows and
 * of what fixtures note in between.
 */
public final class FakeAgent implements Agent {

  /** The one that the fixtures of the present test run meet; set by whoever runs them. */
  public static volatile FakeAgent current = new FakeAgent();

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<String, Map<String, Object>> open = new ConcurrentHashMap<>();
  private final List<Map<String, Object>> opened = new CopyOnWriteArrayList<>();
  private final List<String> diary = new CopyOnWriteArrayList<>();
  private final Map<String, List<Map<String, Object>>> findings = new ConcurrentHashMap<>();

  private final ThreadLocal<Deque<String>> ofThread = ThreadLocal.withInitial(ArrayDeque::new);
  private final List<String> misnested = new CopyOnWriteArrayList<>();
  private final List<Predicate<? super Thread>> loopTests = new CopyOnWriteArrayList<>();
  private final List<String> detached = new CopyOnWriteArrayList<>();
  private final List<Map<String, Object>> fanOuts = new CopyOnWriteArrayList<>();
  private final List<Long> settled = new CopyOnWriteArrayList<>();
  private final List<String> left = new CopyOnWriteArrayList<>();
  private volatile int unseen;
  private volatile List<String> why = List.of();
  private volatile @Nullable RuntimeException openFailure;
  private volatile @Nullable RuntimeException dumpFailure;

  /** Lets all windows find something. */
  public FakeAgent findsEverywhere(Map<String, Object> finding) {
    return finds("*", finding);
  }

  /** Lets all windows leave tasks. */
  public FakeAgent leaves(String... tasks) {
    left.addAll(List.of(tasks));
    return this;
  }

  /** Lets the opening of windows fail. */
  public FakeAgent failsToOpen(RuntimeException failure) {
    openFailure = failure;
    return this;
  }

  /** Lets the dump fail. */
  public FakeAgent failsToDump(RuntimeException failure) {
    dumpFailure = failure;
    return this;
  }

  /** Lets the window of this name find something. */
  public FakeAgent finds(String window, Map<String, Object> finding) {
    findings.computeIfAbsent(window, name -> new CopyOnWriteArrayList<>()).add(finding);
    return this;
  }

  public static Map<String, Object> error(String id) {
    return finding(id, "ERROR");
  }

  public static Map<String, Object> warning(String id) {
    return finding(id, "WARNING");
  }

  private static Map<String, Object> finding(String id, String severity) {
    return finding(id, severity, "Rule");
  }

  public static Map<String, Object> finding(String id, String severity, String rule) {
    return Map.of(
        "run", "r", "id", id, "rule", rule, "severity", severity, "message", "found " + id);
  }

  public static void note(String event) {
    current.diary.add(event);
  }

  public List<String> diary() {
    return List.copyOf(diary);
  }

  public List<Map<String, Object>> opened() {
    return List.copyOf(opened);
  }

  public Map<String, Object> opened(String name) {
    List<Map<String, Object>> found =
        opened.stream().filter(window -> name.equals(window.get("name"))).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " windows " + name + " of " + opened);
    }
    return found.get(0);
  }

  /** Returns the windows that were closed on another thread than opened, or not innermost first. */
  public List<String> misnested() {
    return List.copyOf(misnested);
  }

  public List<Object> stillOpen() {
    return open.values().stream().map(window -> window.get("name")).toList();
  }

  @Override
  public Map<String, Object> start() {
    return Map.of("type", "start", "version", 1);
  }

  @Override
  public String open(Map<String, Object> window) {
    RuntimeException failure = openFailure;
    if (failure != null) {
      throw failure;
    }
    String id = "w" + ids.incrementAndGet();
    Map<String, Object> line = new ConcurrentHashMap<>(window);
    line.put("id", id);
    open.put(id, line);
    ofThread.get().push(id);
    opened.add(line);
    diary.add("open " + window.get("name"));
    return id;
  }

  /** Closes a window that nobody guards; the diary says {@code leave}. */
  @Override
  public Map<String, Object> leave(String id) {
    return close(id, "leave ");
  }

  @Override
  public Map<String, Object> close(String id) {
    return close(id, "close ");
  }

  /** Looks at what it was told to find; the diary does not say so. */
  @Override
  public Map<String, Object> look(String id, long settleNanos) {
    Map<String, Object> line = open.get(id);
    if (line == null) {
      throw new IllegalArgumentException(id);
    }
    settled.add(settleNanos);
    Map<String, Object> seen = new ConcurrentHashMap<>(line);
    tell(seen);
    return seen;
  }

  /** The times that tasks had to settle when windows were looked at. */
  public List<Long> settled() {
    return settled;
  }

  private Map<String, Object> close(String id, String how) {
    Map<String, Object> line = open.remove(id);
    if (line == null) {
      throw new IllegalArgumentException(id);
    }
    diary.add(how + line.get("name"));
    if (!id.equals(ofThread.get().peek())) {
      misnested.add(line.get("name").toString());
    }
    ofThread.get().remove(id);
    tell(line);
    return line;
  }

  private void tell(Map<String, Object> line) {
    List<Map<String, Object>> found = new ArrayList<>(findings.getOrDefault("*", List.of()));
    found.addAll(findings.getOrDefault(line.get("name"), List.of()));
    Set<Map<?, ?>> expected = expected(line);
    List<Map<String, Object>> failing =
        found.stream()
            .filter(finding -> finding.get("severity").equals("ERROR"))
            .filter(finding -> expected.stream().noneMatch(each -> isOf(each, finding)))
            .toList();
    expected.removeIf(each -> found.stream().anyMatch(finding -> isOf(each, finding)));
    line.put(
        "missed",
        expected.stream()
            .map(each -> Map.of("rule", each.get("rule"), "in", each.get("in"), "from", "a test"))
            .toList());
    line.put("findings", found);
    line.put("failing", failing);
    line.put("left", List.copyOf(left));
    line.put("fanOuts", List.copyOf(fanOuts));
    if (!failing.isEmpty()) {
      line.put(
          "failure",
          failing.stream().map(it -> it.get("message").toString()).collect(Collectors.joining()));
    }
  }

  private static boolean isOf(Map<?, ?> expected, Map<String, Object> finding) {
    return expected.get("rule").equals(finding.get("rule"));
  }

  /** What a window expects, and those around it. */
  private Set<Map<?, ?>> expected(Map<String, Object> line) {
    Set<Map<?, ?>> all = new LinkedHashSet<>();
    for (Map<String, Object> each = line; each != null; each = opened(each.get("parent"))) {
      if (each.get("expect") instanceof List<?> list) {
        list.forEach(one -> all.add((Map<?, ?>) one));
      }
    }
    return all;
  }

  private @Nullable Map<String, Object> opened(@Nullable Object id) {
    return opened.stream().filter(window -> window.get("id").equals(id)).findFirst().orElse(null);
  }

  @Override
  public Map<String, Object> options() {
    return Map.of("accepted", List.of("settle"), "given", Map.of());
  }

  @Override
  public void sweep(String id, Map<String, Object> plan) {
    Map<String, Object> line = open.get(id);
    if (line == null) {
      throw new IllegalArgumentException(id);
    }
    line.put("sweep", Map.of("points", List.of()));
  }

  @Override
  public Map<String, Object> swept(String id) {
    return Map.of("points", List.of());
  }

  /** The plan is kept among what is known of the window. */
  @Override
  public void scale(String id, Map<String, Object> plan) {
    Map<String, Object> line = open.get(id);
    if (line == null) {
      throw new IllegalArgumentException(id);
    }
    line.put("scale", plan);
  }

  /** Lets all windows have seen a fan-out. */
  public FakeAgent forks(Map<String, Object> fanOut) {
    fanOuts.add(fanOut);
    return this;
  }

  @Override
  public void endWait(Thread thread) {
    diary.add("end the wait of " + thread.getName());
  }

  @Override
  public String dump() {
    diary.add("dump");
    RuntimeException failure = dumpFailure;
    if (failure != null) {
      throw failure;
    }
    return "the dump\n" + open.values().stream().map(window -> window.get("name")).toList();
  }

  @Override
  public String dump(String id) {
    return "the dump of " + id;
  }

  /** The window that the current thread has opened last. */
  @Override
  public @Nullable String current() {
    return ofThread.get().peek();
  }

  @Override
  public Map<String, Object> alive(String id, Thread waiter) {
    return Map.of("tasks", List.copyOf(left), "unseen", unseen);
  }

  /** Lets tasks be on their way, or dropped. */
  public FakeAgent doesNotSee(int tasks) {
    unseen = tasks;
    return this;
  }

  /** Lets all tasks end. */
  public void endsAll() {
    left.clear();
  }

  @Override
  public List<String> explain(Object future) {
    return why;
  }

  /** Lets there be reasons why futures are not done. */
  public FakeAgent explains(String... reasons) {
    why = List.of(reasons);
    return this;
  }

  @Override
  public void detached(Object future, String why) {
    detached.add(why);
  }

  /** The reasons why nobody waits for futures. */
  public List<String> detached() {
    return detached;
  }

  @Override
  public AutoCloseable eventLoops(Predicate<? super Thread> test) {
    loopTests.add(test);
    return () -> loopTests.remove(test);
  }

  /** The tests for event loops that hold now. */
  public List<Predicate<? super Thread>> loopTests() {
    return loopTests;
  }
}
