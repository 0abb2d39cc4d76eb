package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was counted at one place of a window: the work forked there, the items of a queue, or the
 * permits of a source.
 *
 * @param title what and where
 * @param facts its numbers in words
 * @param peak the largest of the number that matters
 * @param curves the numbers over time, if there are any to draw
 */
record Load(Kind kind, String title, String facts, long peak, @Nullable Curves curves) {

  /** The agent writes sixteen of a kind. */
  static final int MOST = 64;

  /** What is counted. */
  enum Kind {
    FAN_OUT("fanOuts", "fan-out", "at most %,d at once"),
    QUEUE("queues", "queue", "at most %,d waiting"),
    PERMITS("permits", "source of permits", "at most %,d waiting for one");

    private final String key;
    private final String noun;
    private final String extreme;

    Kind(String key, String noun, String extreme) {
      this.key = key;
      this.noun = noun;
      this.extreme = extreme;
    }

    String key() {
      return key;
    }

    /** How many there are of it, and the largest of their peaks. */
    String counted(List<Load> loads) {
      long number = loads.stream().filter(load -> load.kind == this).count();
      long peak =
          loads.stream().filter(load -> load.kind == this).mapToLong(Load::peak).max().orElse(0);
      String nouns = this == PERMITS && number != 1 ? "sources of permit" : noun;
      return Durations.counted(number, nouns) + ", " + String.format(Locale.ROOT, extreme, peak);
    }
  }

  static Load of(Kind kind, Fields fields) {
    return switch (kind) {
      case FAN_OUT -> fanOut(fields);
      case QUEUE -> queue(fields);
      case PERMITS -> permits(fields);
    };
  }

  private static Load fanOut(Fields fields) {
    long peak = fields.amount("peak");
    long running = peak > 0 ? peak : fields.amount("peakRunning");
    String facts =
        number(fields.amount("created"))
            + " created, at most "
            + number(running)
            + (fields.amount("peakWaiting") > 0 ? " running with a permit" : " running")
            + waiting(fields)
            + (fields.amount("groups") > 1
                ? ", the worst of " + Durations.counted(fields.amount("groups"), "owner")
                : "")
            + (fields.text("owner") == null ? "" : ", by " + Inert.name(fields.text("owner", "")));
    return new Load(
        Kind.FAN_OUT,
        title(fields, fields.text("kind", "task")),
        facts,
        running,
        Curves.of(fields, List.of("created", "running", "waiting"), fields.amount("limit")));
  }

  private static Load queue(Fields fields) {
    long peak = fields.amount("peak");
    return new Load(
        Kind.QUEUE,
        title(fields, fields.text("name", "queue")),
        "at most " + number(peak) + " waiting",
        peak,
        Curves.of(fields, List.of("waiting"), fields.amount("limit")));
  }

  private static Load permits(Fields fields) {
    long permits = fields.number("permits", -1);
    String source = fields.text("source", "permits");
    String facts =
        permits < 0
            ? "number of permits not known"
            : number(permits) + " permits, at least " + number(fields.number("least", 0)) + " left";
    return new Load(
        Kind.PERMITS,
        title(fields, source.substring(source.lastIndexOf('.') + 1)),
        facts + waiting(fields),
        fields.amount("peakWaiting"),
        Curves.of(fields, List.of(permits < 0 ? "held" : "available", "waiting"), 0));
  }

  private static String waiting(Fields fields) {
    long waiting = fields.amount("peakWaiting");
    return waiting == 0 ? "" : ", at most " + number(waiting) + " waiting for a permit";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String title(Fields fields, String what) {
    Site site = Site.of(fields, "site");
    return Inert.name(what)
        + (site == null
            ? ""
            : " at "
                + Inert.name(site.readableMethod())
                + " ("
                + Inert.name(site.fileAndLine())
                + ")");
  }

  void writeTo(Html html) throws IOException {
    html.open("div", "class", "load");
    if (curves == null) {
      html.element("p", title, "class", "what");
    } else {
      new Chart(title, curves).writeTo(html);
    }
    html.element("p", facts, "class", "quiet").close();
  }
}
