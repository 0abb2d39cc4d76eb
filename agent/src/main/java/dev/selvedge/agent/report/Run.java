package dev.selvedge.agent.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * One JVM that Selvedge watched.
 *
 * @param id the run's identifier, a UUID
 * @param start the values of its start line, empty if the journal has none
 * @param end the values of its end line, empty if the journal has none
 * @param running whether it has not ended but runs, on this machine
 * @param lastNanos the latest moment that its journal tells of, on the JVM's own clock; {@link
 *     TaskSpan#NEVER} if it tells of none
 */
public record Run(
    String id,
    Map<String, Object> start,
    Map<String, Object> end,
    boolean running,
    long lastNanos) {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Whether the JVM came to its end in order; one that did not was killed or is still running. */
  public boolean ended() {
    return !end.isEmpty();
  }

  /**
   * The time of day, in nanoseconds since 1970-01-01T00:00Z, of a moment on this JVM's own clock;
   * the moment itself if the journal does not say how the two go together.
   */
  public long epochNanos(long nanoTime) {
    Fields fields = new Fields(start.containsKey("epochMillis") ? start : end);
    long epochMillis = fields.number("epochMillis", 0);
    // Beyond year 2200 it is not a time but a broken line.
    return epochMillis <= 0 || epochMillis > 7_258_118_400_000L
        ? nanoTime
        : epochMillis * 1_000_000 + (nanoTime - fields.number("nanoTime", 0));
  }

  /** How long the JVM was watched, as far as its journal tells, in nanoseconds. */
  public long watchedNanos() {
    Fields fields = new Fields(start);
    long began = fields.number("nanoTime", TaskSpan.NEVER);
    return began == TaskSpan.NEVER || lastNanos < began ? 0 : lastNanos - began;
  }

  /** How it came to its end, or that it did not, for people. */
  public String state() {
    if (ended()) {
      return "Ended";
    }
    return running ? "Still running" : "Killed or still running";
  }

  /** When it was seen last, for people, to put behind its name; empty if that is not known. */
  public String lastSeen() {
    long epochNanos = lastNanos == TaskSpan.NEVER ? 0 : epochNanos(lastNanos);
    return epochNanos <= 0 || epochNanos == lastNanos
        ? ""
        : ", seen last " + SECOND.format(Instant.ofEpochSecond(0, epochNanos));
  }

  /**
   * A name that tells it from other JVMs of the same build, for people: the folder that it ran in,
   * which is named for the module as a rule, what fork of it, what was run, and the process.
   */
  public String label() {
    Fields fields = new Fields(start);
    StringBuilder label = new StringBuilder();
    add(label, fields.text("folder", ""));
    long fork = fields.amount("fork");
    add(label, fork > 0 ? "fork " + fork : "");
    add(label, fork > 0 ? "" : lastPart(fields.text("main", "")));
    long pid = fields.amount("pid");
    add(label, pid > 0 ? "process " + pid : "");
    return label.isEmpty() ? "JVM " + id : label.toString();
  }

  private static void add(StringBuilder label, String part) {
    if (!part.isEmpty()) {
      label.append(label.isEmpty() ? "" : ", ").append(part);
    }
  }

  /** A jar is known by its name, wherever it lies. */
  private static String lastPart(String main) {
    return main.substring(Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\')) + 1);
  }
}
