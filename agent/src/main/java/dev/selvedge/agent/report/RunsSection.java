package dev.selvedge.agent.report;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The section with the JVMs that were watched: what ran there, what was active, and how each came
 * to its end.
 */
final class RunsSection {

  private static final int MOST_SHOWN = 500;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final List<Run> runs;

  RunsSection(List<Run> runs) {
    this.runs = runs;
  }

  void writeTo(Html html) throws IOException {
    html.open("section", "id", "jvms", "aria-labelledby", "jvms-title");
    html.element("h2", "JVMs", "id", "jvms-title");
    for (Run run : runs.subList(0, Math.min(MOST_SHOWN, runs.size()))) {
      run(html, run, new Fields(run.start()));
    }
    if (runs.size() > MOST_SHOWN) {
      html.element("p", "... and " + (runs.size() - MOST_SHOWN) + " more.");
    }
    if (runs.isEmpty()) {
      html.element("p", "None has left a line.", "class", "empty");
    }
    html.close();
  }

  private static void run(Html html, Run run, Fields start) throws IOException {
    html.open("article", "class", run.ended() || run.running() ? "run" : "run killed");
    html.open("h3").element("span", Inert.name(title(run, start)), "class", "message");
    html.text(" ").element("span", run.state(), "class", "badge").close();
    html.open("dl", "class", "facts");
    fact(html, "Java", join(start.text("java", "not known"), start.text("vm", "")));
    fact(html, "Selvedge", join(start.text("selvedge", "not known"), attached(start)));
    fact(html, "Started", started(run, start));
    if (!run.ended() && !run.lastSeen().isEmpty()) {
      fact(html, "Until", run.lastSeen().substring(", ".length()));
    }
    fact(
        html,
        "Process",
        start.number("pid", 0) == 0 ? "not known" : String.valueOf(start.number("pid", 0)));
    fact(html, "Rules", rules(start));
    fact(html, "Hooks", hooks(start));
    html.close();
    missingHooks(html, start.texts("missingHooks"));
    options(html, start.object("options"));
    html.close();
  }

  /** What Surefire runs in a fork is a jar of its own, which says nothing. */
  private static String title(Run run, Fields start) {
    return start.amount("fork") > 0 ? run.label() : start.text("main", "JVM " + run.id());
  }

  private static void fact(Html html, String name, String value) throws IOException {
    html.open("div").element("dt", name).element("dd", value).close();
  }

  private static String join(String first, String second) {
    return Inert.name(second.isEmpty() ? first : first + ", " + second);
  }

  private static String attached(Fields start) {
    return switch (start.text("attached", "")) {
      case "command-line" -> "on the command line";
      case "late" -> "attached while running";
      default -> "";
    };
  }

  private static String started(Run run, Fields start) {
    long epochMillis = start.number("epochMillis", 0);
    // Beyond year 9999 it is not a time but a broken line.
    if (epochMillis <= 0 || epochMillis > 253_402_300_799_999L) {
      return "not known";
    }
    long lasted = new Fields(run.end()).number("epochMillis", 0) - epochMillis;
    String after =
        lasted > 0 ? ", ran for " + Durations.readable(Math.min(lasted, 1L << 40) * 1_000_000) : "";
    return MINUTE.format(Instant.ofEpochMilli(epochMillis)) + after;
  }

  private static String rules(Fields start) {
    List<String> rules = start.texts("rules");
    return rules.isEmpty()
        ? "not known"
        : String.join(", ", rules.stream().map(Inert::name).toList());
  }

  private static String hooks(Fields start) {
    int missing = start.texts("missingHooks").size();
    return start.amount("hooks") + (missing == 0 ? ", none missing" : ", " + missing + " missing");
  }

  private static void missingHooks(Html html, List<String> missing) throws IOException {
    if (missing.isEmpty()) {
      return;
    }
    html.open("div", "class", "notes");
    html.element(
        "p",
        "These calls could not be watched in this JVM, so what they do wrong is not on this page:");
    html.open("ul");
    for (String hook : missing) {
      html.open("li").code(Inert.name(hook)).close();
    }
    html.close().close();
  }

  private static void options(Html html, @Nullable Fields options) throws IOException {
    if (options == null || options.values().isEmpty()) {
      return;
    }
    html.open("details").element("summary", "Options").open("ul");
    for (var option : options.values().entrySet()) {
      html.open("li").code(Inert.name(option.getKey() + "=" + option.getValue())).close();
    }
    html.close().close();
  }
}
