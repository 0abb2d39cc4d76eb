package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The section with how much went on at the same time in each window: fan-outs, queues and permits
 * over time; those first that have findings, then those with the largest numbers.
 */
final class LoadSection {

  private static final int MOST_WINDOWS = 100;
  private static final int MOST_CHARTS = 400;

  private final List<WindowLoad> loads = new ArrayList<>();
  private final int notShown;

  LoadSection(Collection<? extends Map<String, ?>> windows, Collection<Run> runs) {
    List<WindowLoad> all = new ArrayList<>();
    for (Map<String, ?> window : windows) {
      all.add(WindowLoad.ofWindow(new Fields(window)));
    }
    for (Run run : runs) {
      all.add(WindowLoad.ofRun(run));
    }
    all.removeIf(load -> load.loads().isEmpty());
    all.sort(
        Comparator.comparing(WindowLoad::clean)
            .thenComparing(Comparator.comparingLong(WindowLoad::peak).reversed()));
    int charts = 0;
    for (WindowLoad load : all) {
      charts += load.loads().size();
      if (loads.size() < MOST_WINDOWS && charts <= MOST_CHARTS) {
        loads.add(load);
      }
    }
    notShown = all.size() - loads.size();
  }

  boolean isEmpty() {
    return loads.isEmpty();
  }

  void writeTo(Html html) throws IOException {
    if (isEmpty()) {
      return;
    }
    html.open("section", "id", "load", "aria-labelledby", "load-title");
    html.element("h2", "At the same time", "id", "load-title");
    html.element(
        "p",
        "What each window had on the way at once: the work that one task forked at one place, the"
            + " items that waited in queues, the permits that were there.",
        "class",
        "quiet");
    for (WindowLoad load : loads) {
      load.writeTo(html);
    }
    if (notShown > 0) {
      html.element("p", "... and " + Durations.counted(notShown, "more window") + ".");
    }
    html.close();
  }
}
