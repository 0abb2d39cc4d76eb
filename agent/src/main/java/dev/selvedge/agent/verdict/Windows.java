package dev.selvedge.agent.verdict;

import dev.selvedge.agent.event.Lineage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The open windows. Guarded by the lock of {@link Verdict}. */
final class Windows {

  /** How many closed windows are remembered, for what their tasks still do. */
  private static final int REMEMBERED = 10_000;

  private final Map<String, Window> open = new LinkedHashMap<>();
  private final Map<String, Window> closed =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long opened;

  Window open(Map<String, ?> described, long nanos) {
    Object parent = described.get("parent");
    Window outer = parent == null ? null : open.get(parent.toString());
    Window window = new Window("w" + (opened + 1), described, outer, nanos);
    opened++;
    open.put(window.id, window);
    if (outer != null) {
      outer.openInner++;
    }
    return window;
  }

  /** The open window of this id. */
  Window opened(String id) {
    Window window = open.get(id);
    if (window == null) {
      throw new IllegalArgumentException("no open window has the id " + id);
    }
    return window;
  }

  Window close(String id) {
    Window window = opened(id);
    open.remove(id);
    if (window.parent != null) {
      window.parent.openInner--;
    }
    window.closed = true;
    closed.put(id, window);
    return window;
  }

  /** What is allowed in any window that is open. */
  List<Allowance> allowances() {
    Set<Allowance> all = new LinkedHashSet<>();
    open.values().forEach(window -> all.addAll(window.allowances));
    return List.copyOf(all);
  }

  /** The window that work comes from, also if it is closed by now; null if that is not known. */
  @Nullable Window find(@Nullable Lineage lineage) {
    if (lineage == null) {
      return null;
    }
    Window window = open.get(lineage.window());
    return window == null ? closed.get(lineage.window()) : window;
  }

  /**
   * Who is to blame for something.
   *
   * @param lineage where the work comes from that did it; null if that is not known
   */
  Blame blame(@Nullable Lineage lineage) {
    if (lineage != null && lineage.window().equals(Lineage.JVM)) {
      return blame(List.of());
    }
    Window window = find(lineage);
    if (window == null) {
      return blame(innermost(null));
    }
    if (lineage != null && lineage.guessed()) {
      return itself("only-window", window);
    }
    if (window.kind != Window.Kind.CLASS) {
      return itself("lineage", window);
    }
    // What a class has made for its tests serves those that run now.
    List<Window> inside = innermost(window);
    return inside.isEmpty() || inside.equals(List.of(window))
        ? itself("lineage", window)
        : blame(inside);
  }

  /** What happens late, when its window has told already, is still the window's own doing. */
  private static Blame itself(String attribution, Window window) {
    Window open = window;
    while (open != null && open.closed) {
      open = open.parent;
    }
    return new Blame(
        attribution,
        open == null ? List.of() : List.of(open),
        List.of(window),
        List.of(),
        window.name);
  }

  private static Blame blame(List<Window> innermost) {
    if (innermost.isEmpty()) {
      return Blame.NOBODY;
    }
    if (innermost.size() == 1) {
      return new Blame("only-window", innermost, innermost, List.of(), innermost.get(0).name);
    }
    Set<Window> classes = new LinkedHashSet<>();
    for (Window each : innermost) {
      Window ofClass = each.classWindow();
      classes.add(ofClass == null ? each : ofClass);
    }
    return new Blame(
        "shared",
        List.copyOf(classes),
        innermost,
        innermost.stream().map(window -> window.name).toList(),
        null);
  }

  /**
   * The open tests and recordings with none open inside, else the open classes with none open
   * inside.
   *
   * @param within the window that they lie in; null for all
   */
  private List<Window> innermost(@Nullable Window within) {
    Map<Boolean, List<Window>> byKind =
        open.values().stream()
            .filter(window -> window.openInner == 0 && window.isIn(within))
            .collect(Collectors.partitioningBy(window -> window.kind == Window.Kind.CLASS));
    List<Window> tests = byKind.getOrDefault(false, List.of());
    return tests.isEmpty() ? byKind.getOrDefault(true, List.of()) : tests;
  }

  /**
   * Where a finding goes.
   *
   * @param attribution how the windows were found
   * @param windows where it goes; none for the JVM alone
   * @param suspects the windows that it may come from
   * @param candidates the tests that may have done it, if several were open
   * @param test the test to blame; null where several may have done it
   */
  record Blame(
      String attribution,
      List<Window> windows,
      List<Window> suspects,
      List<String> candidates,
      @Nullable String test) {

    static final Blame NOBODY = new Blame("none", List.of(), List.of(), List.of(), null);
  }
}
