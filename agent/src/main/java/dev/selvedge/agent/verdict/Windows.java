package dev.selvedge.agent.verdict;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The open windows. Guarded by the lock of {@link Verdict}. */
final class Windows {

  private final Map<String, Window> open = new LinkedHashMap<>();
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

  Window close(String id) {
    Window window = open.remove(id);
    if (window == null) {
      throw new IllegalArgumentException("no open window has the id " + id);
    }
    if (window.parent != null) {
      window.parent.openInner--;
    }
    return window;
  }

  /** Who is to blame for something that happens now and has no lineage. */
  Blame blame() {
    List<Window> innermost = innermost();
    if (innermost.isEmpty()) {
      return new Blame("none", List.of(), List.of());
    }
    if (innermost.size() == 1) {
      return new Blame("only-window", innermost, List.of());
    }
    Set<Window> classes = new LinkedHashSet<>();
    for (Window each : innermost) {
      Window ofClass = each.classWindow();
      classes.add(ofClass == null ? each : ofClass);
    }
    return new Blame(
        "shared", List.copyOf(classes), innermost.stream().map(window -> window.name).toList());
  }

  /**
   * The open tests and recordings with none open inside, else the open classes with none open
   * inside.
   */
  private List<Window> innermost() {
    Map<Boolean, List<Window>> byKind =
        open.values().stream()
            .filter(window -> window.openInner == 0)
            .collect(Collectors.partitioningBy(window -> window.kind == Window.Kind.CLASS));
    List<Window> tests = byKind.getOrDefault(false, List.of());
    return tests.isEmpty() ? byKind.getOrDefault(true, List.of()) : tests;
  }

  /**
   * Where a finding goes.
   *
   * @param attribution how the windows were found
   * @param windows where it goes; none for the JVM alone
   * @param candidates the tests that may have done it, if several were open
   */
  record Blame(String attribution, List<Window> windows, List<String> candidates) {
    /** The test to blame; null where several may have done it. */
    @Nullable String test(@Nullable Window window) {
      return window == null || !candidates.isEmpty() ? null : window.name;
    }
  }
}
