package dev.selvedge.agent.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The section in which the script draws what the threads did: a list of timelines, the one that is
 * chosen, and the same as a table.
 */
final class TimelineSection {

  private final Timelines timelines;
  private final Anchors anchors;
  private final long omitted;

  TimelineSection(Timelines timelines, Anchors anchors, long omitted) {
    this.timelines = timelines;
    this.anchors = anchors;
    this.omitted = omitted;
  }

  boolean isEmpty() {
    return timelines.all().isEmpty();
  }

  void writeTo(Html html) throws IOException {
    if (isEmpty()) {
      return;
    }
    html.open("section", "id", "timeline", "aria-labelledby", "timeline-title");
    html.element("h2", "Timeline", "id", "timeline-title", "tabindex", "-1");
    html.element(
        "p",
        "What the tasks of a test did and when is drawn by a script, which this browser does not"
            + " run.",
        "class",
        "empty",
        "id",
        "tl-none");
    html.open("div", "id", "tl", "hidden", "");
    filter(html);
    html.element("p", "", "id", "tl-about", "role", "status", "class", "quiet");
    tools(html);
    html.open("ul", "class", "legend", "id", "tl-legend").close();
    html.open("div", "class", "tl-frame", "id", "tl-frame");
    html.open("canvas", "id", "tl-overview", "aria-hidden", "true").close();
    html.open(
        "div",
        "id",
        "tl-scroll",
        "tabindex",
        "0",
        "role",
        "application",
        "aria-roledescription",
        "timeline",
        "aria-label",
        "Tasks over time. Arrow keys choose a task and move in time, plus and minus zoom.",
        "aria-describedby",
        "tl-detail");
    html.open("div", "id", "tl-space").open("canvas", "id", "tl-canvas", "aria-hidden", "true");
    html.close().close().close().close();
    html.open("div", "id", "tl-detail", "role", "status").close();
    html.open("details", "id", "tl-table").element("summary", "The same as a table");
    html.open("div", "class", "table", "role", "region", "aria-label", "Tasks", "tabindex", "0");
    html.close();
    html.open("p", "class", "tl-more").close().close();
    html.close();
    keys(html);
    if (omitted > 0) {
      html.element(
          "p",
          Durations.counted(omitted, "task")
              + " of all tests not shown: a journal keeps, and a page shows, no more than so many.",
          "class",
          "quiet");
    }
    html.json("timelines", timelines.index());
    for (int number = 0; number < timelines.all().size(); number++) {
      html.json(
          "timeline-" + number, new TimelineData(timelines.all().get(number), anchors).json());
    }
    html.close();
  }

  private void filter(Html html) throws IOException {
    html.open("form", "class", "filter", "id", "tl-filter", "aria-label", "Choose and filter");
    html.open("label", "class", "tl-choice").element("span", "Test");
    html.open("select", "id", "tl-window").close().close();
    html.open("label").element("span", "Tasks with");
    html.open(
        "input",
        "type",
        "search",
        "id",
        "tl-search",
        "autocomplete",
        "off",
        "spellcheck",
        "false",
        "placeholder",
        "name, thread, place, kind ...");
    html.close();
    html.open("label").element("span", "That have").open("select", "id", "tl-outcome");
    option(html, "", "ended in any way");
    option(html, "finding", "a finding");
    option(html, "failed", "failed");
    option(html, "cancelled", "been cancelled");
    option(html, "alive", "not ended");
    option(html, "held", "held their carrier");
    html.close().close().close();
  }

  private static void option(Html html, String value, String text) throws IOException {
    html.element("option", text, "value", value);
  }

  private static void tools(Html html) throws IOException {
    html.open("div", "class", "tl-tools", "role", "toolbar", "aria-label", "View");
    button(html, "tl-in", "Zoom in", "+");
    button(html, "tl-out", "Zoom out", "-");
    button(html, "tl-all", "All of it", "0");
    button(html, "tl-next", "Next finding", "n");
    button(html, "tl-help", "Keys", "?");
    html.close();
  }

  private static void button(Html html, String id, String text, @Nullable String key)
      throws IOException {
    html.element("button", text, "type", "button", "id", id, "aria-keyshortcuts", key);
  }

  private static void keys(Html html) throws IOException {
    html.open("dialog", "id", "tl-keys", "aria-labelledby", "tl-keys-title");
    html.element("h3", "Keys", "id", "tl-keys-title");
    html.open("dl");
    key(html, "/", "search the findings");
    key(html, "?", "show these keys");
    key(html, "\u2191 \u2193 Home End", "choose a task, with the timeline focused");
    key(html, "\u2190 \u2192", "move in time");
    key(html, "+ - 0", "zoom in, zoom out, show all of it");
    key(html, "n p", "next and previous finding");
    key(html, "Enter", "go to the finding of the chosen task");
    html.close();
    html.element("button", "Close", "type", "button", "id", "tl-keys-close");
    html.close();
  }

  private static void key(Html html, String key, String what) throws IOException {
    html.open("div").element("dt", key).element("dd", what).close();
  }
}
