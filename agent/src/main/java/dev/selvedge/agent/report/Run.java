package dev.selvedge.agent.report;

import java.util.Map;

/**
 * One JVM that Selvedge watched.
 *
 * @param id the run's identifier, a UUID
 * @param start the values of its start line, empty if the journal has none
 * @param end the values of its end line, empty if the journal has none
 */
public record Run(String id, Map<String, Object> start, Map<String, Object> end) {

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
}
