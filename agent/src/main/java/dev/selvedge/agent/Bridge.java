package dev.selvedge.agent;

import dev.selvedge.agent.report.FindingText;
import java.util.List;
import java.util.Map;

/**
 * What the framework calls. The framework finds this class on the boot class path and exchanges
 * nothing but types of the JDK with it, so that neither has to see the other's classes. All methods
 * may be called from any thread.
 */
public final class Bridge {

  private Bridge() {}

  /** The start line of this JVM's journal. */
  public static Map<String, Object> start() {
    return session().startLine();
  }

  /**
   * Opens a window.
   *
   * @param window {@code kind} ({@code test}, {@code class} or {@code record}), {@code name}, and
   *     if there are any {@code class}, {@code method} and {@code parent}, the id of the window
   *     that it lies in
   * @return its id
   * @throws IllegalArgumentException if the kind is none of these
   */
  public static String open(Map<String, ?> window) {
    return session().verdict().open(window);
  }

  /**
   * Closes a window.
   *
   * @return the window's line of the journal, with {@code findings} as maps, {@code failing} (those
   *     that fail a test) and {@code failure} (what to tell of the failing ones, null if there are
   *     none)
   * @throws IllegalArgumentException if no open window has this id
   */
  public static Map<String, Object> close(String id) {
    Map<String, Object> closed = session().verdict().close(id);
    @SuppressWarnings("unchecked") // what the verdict puts there
    List<Map<String, Object>> failing =
        (List<Map<String, Object>>) closed.getOrDefault("failing", List.of());
    closed.put("failure", failing.isEmpty() ? null : FindingText.renderAll(failing));
    return closed;
  }

  private static Session session() {
    Session session = Agent.session();
    if (session == null) {
      throw new IllegalStateException("the Selvedge agent has not started");
    }
    return session;
  }
}
