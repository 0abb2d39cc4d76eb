package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.Locale;

/**
 * Curves drawn as a figure: lines in an SVG that takes any width, the words and numbers around it
 * as text of the page, and the numbers once more in a table.
 */
final class Chart {

  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 100;

  private final String title;
  private final Curves curves;

  Chart(String title, Curves curves) {
    this.title = title;
    this.curves = curves;
  }

  void writeTo(Html html) throws IOException {
    html.open("figure", "class", "chart");
    html.element("figcaption", title);
    html.open("div", "class", "plot");
    html.open("div", "class", "scale", "aria-hidden", "true");
    html.element("span", number(curves.top())).element("span", "0").close();
    drawing(html);
    html.open("div", "class", "scale time", "aria-hidden", "true");
    html.element("span", "0 ms").element("span", Durations.readable(curves.lengthNanos())).close();
    html.close();
    legend(html);
    table(html);
    html.close();
  }

  private void drawing(Html html) throws IOException {
    html.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        title + ". " + description());
    html.element("title", title + ". " + description());
    if (curves.limit() > 0) {
      String y = y(curves.limit());
      html.open(
              "line",
              "class",
              "limit",
              "x1",
              "0",
              "y1",
              y,
              "x2",
              String.valueOf(WIDTH),
              "y2",
              y,
              "vector-effect",
              "non-scaling-stroke")
          .close();
    }
    for (int curve = 0; curve < curves.names().size(); curve++) {
      html.open(
              "polyline",
              "class",
              "curve " + style(curve),
              "points",
              steps(curve),
              "vector-effect",
              "non-scaling-stroke")
          .close();
    }
    html.close();
  }

  /** A line of its own stands out as the one that matters does among others. */
  private String style(int curve) {
    return "c" + (curves.names().size() == 1 ? 1 : curve);
  }

  private String description() {
    StringBuilder text = new StringBuilder("Over " + Durations.readable(curves.lengthNanos()));
    for (int curve = 0; curve < curves.names().size(); curve++) {
      text.append(curve == 0 ? ": " : ", ").append(words(curve));
    }
    return text.append(curves.limit() > 0 ? "; the limit is " + number(curves.limit()) : "")
        .toString();
  }

  private String words(int curve) {
    return Inert.name(curves.names().get(curve)) + " at most " + number(curves.peak(curve));
  }

  /** A number stays what it is until the next point. */
  private String steps(int curve) {
    StringBuilder steps = new StringBuilder();
    String before = null;
    for (long[] point : curves.points()) {
      String x = x(point[0]);
      String y = y(point[curve + 1]);
      if (before != null) {
        steps.append(x).append(',').append(before).append(' ');
      }
      steps.append(x).append(',').append(y).append(' ');
      before = y;
    }
    return steps.toString().strip();
  }

  private String x(long nanos) {
    return decimal(WIDTH * share(nanos - curves.startNanos(), curves.lengthNanos()));
  }

  /** A little room above and below, so that a line at the edge is seen in full. */
  private String y(long number) {
    return decimal(HEIGHT - 2 - (HEIGHT - 4) * share(number, Math.max(1, curves.top())));
  }

  private static double share(long part, long whole) {
    return Math.min(1, Math.max(0, (double) part / whole));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void legend(Html html) throws IOException {
    html.open("ul", "class", "legend");
    for (int curve = 0; curve < curves.names().size(); curve++) {
      key(html, style(curve), words(curve));
    }
    if (curves.limit() > 0) {
      key(html, "limit", "limit " + number(curves.limit()));
    }
    html.close();
  }

  private static void key(Html html, String style, String words) throws IOException {
    html.open("li").open("span", "class", "key " + style, "aria-hidden", "true").close();
    html.text(words).close();
  }

  private void table(Html html) throws IOException {
    html.open("details").element("summary", "As a table");
    html.open("div", "class", "table", "role", "group", "aria-label", "Numbers", "tabindex", "0");
    html.open("table").open("thead").open("tr").element("th", "After", "scope", "col");
    for (String name : curves.names()) {
      html.element("th", Inert.name(name), "scope", "col");
    }
    html.close().close().open("tbody");
    for (long[] point : curves.points()) {
      row(html, point);
    }
    html.close().close().close().close();
  }

  private void row(Html html, long[] point) throws IOException {
    long after = point[0] - curves.startNanos();
    html.open("tr");
    html.element("th", after == 0 ? "0 ms" : Durations.readable(after), "scope", "row");
    for (int curve = 0; curve < curves.names().size(); curve++) {
      html.element("td", number(point[curve + 1]));
    }
    html.close();
  }
}
