package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The section with the windows that were watched: tests, test classes and recordings; the ones with
 * findings first.
 */
final class WindowsSection {

  private static final int MOST_SHOWN = 1_000;

  private final List<Map<String, Object>> windows;
  private final Spans spans;

  WindowsSection(List<Map<String, Object>> windows, Spans spans) {
    this.spans = spans;
    this.windows = windows;
  }

  static boolean isTest(Map<String, Object> window) {
    return new Fields(window).text("kind", "").equals("test");
  }

  void writeTo(Html html) throws IOException {
    if (windows.isEmpty()) {
      return;
    }
    html.open("section", "id", "tests", "aria-labelledby", "tests-title");
    html.element("h2", "Tests and other windows", "id", "tests-title");
    html.open(
        "div",
        "class",
        "table",
        "role",
        "group",
        "aria-labelledby",
        "tests-title",
        "tabindex",
        "0");
    html.open("table").open("thead").open("tr");
    for (String column : List.of("Window", "Kind", "Findings", "Lasted", "Tasks")) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody");
    List<Fields> sorted =
        windows.stream()
            .map(Fields::new)
            .sorted(
                Comparator.comparingInt((Fields window) -> window.list("findings").size())
                    .reversed())
            .limit(MOST_SHOWN)
            .toList();
    for (Fields window : sorted) {
      row(html, window);
    }
    html.close().close().close();
    if (windows.size() > MOST_SHOWN) {
      html.element("p", "... and " + (windows.size() - MOST_SHOWN) + " more.");
    }
    html.close();
  }

  private void row(Html html, Fields window) throws IOException {
    int findings = window.list("findings").size();
    html.open("tr", "class", findings == 0 ? "clean" : "hit");
    html.open("th", "scope", "row")
        .element("span", Inert.name(window.text("name", window.text("id", ""))));
    String method = window.text("method", "");
    if (window.text("class") != null) {
      String code = window.text("class", "") + (method.isEmpty() ? "" : "." + method);
      html.text(" ").code(Inert.name(code));
    }
    html.close();
    html.element("td", Inert.name(window.text("kind", "")));
    html.element("td", findings == 0 ? "none" : String.valueOf(findings));
    html.element("td", lasted(window));
    tasks(html, spans.of(window.text("run", ""), window.text("id")));
    html.close();
  }

  private static void tasks(Html html, Spans.OfWindow window) throws IOException {
    html.open("td");
    int count = window.tasks().size();
    if (count > 0) {
      String anchor = "#" + Anchors.timeline(window.run(), window.window());
      html.element("a", Durations.counted(count + window.omitted(), "task"), "href", anchor);
    }
    html.close();
  }

  private static String lasted(Fields window) {
    long closed = window.number("closedNanos", 0);
    long opened = window.number("openedNanos", 0);
    return closed == 0 || closed < opened ? "still open" : Durations.readable(closed - opened);
  }
}
