package dev.selvedge;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that has made several tasks for one owner, and how many of them were at work at a time.
 * Where several owners came by, the one with the largest peak is told of.
 *
 * <p>Immutable and safe to use from any thread. Further components may be added in later versions,
 * so a program should not call the canonical constructor.
 *
 * @param site the line that made the tasks; {@code null} if it is not known
 * @param kind what kind of tasks they were, for a reader: {@code virtual thread}
 * @param owner the task that made them, for a reader; empty if it is not known
 * @param created how many were made
 * @param peak the most that were at work at a time; of those that take permits, that held one
 * @param peakRunning the most that had begun and not ended at a time, with or without a permit
 * @param peakWaiting the most that waited for a permit at a time
 * @param gated whether they took permits: of a semaphore, a pool of connections, a bulkhead
 * @param groups how many owners came by
 */
public record FanOut(
    Finding.@Nullable Site site,
    String kind,
    String owner,
    long created,
    long peak,
    long peakRunning,
    long peakWaiting,
    boolean gated,
    long groups)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Reads a fan-out from an entry of the line that the journal has of a window.
   *
   * <p>What is missing or malformed reads as empty, unknown keys are ignored.
   *
   * @param entry the entry's map; read once, not kept
   * @return the fan-out
   */
  public static FanOut of(Map<String, ?> entry) {
    JournalMap map = new JournalMap(entry);
    return new FanOut(
        map.site("site"),
        map.text("kind"),
        map.text("owner"),
        map.number("created"),
        map.number("peak"),
        map.number("peakRunning"),
        map.number("peakWaiting"),
        Boolean.TRUE.equals(entry.get("gated")),
        map.number("groups"));
  }

  /** Returns where how many tasks were at work, in one line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(site == null ? "an unknown line" : site.toString());
    line.append(": ").append(peak).append(" at a time of ").append(created).append(" made");
    if (gated || peakWaiting > 0) {
      line.append(", ").append(peakWaiting).append(" waiting for a permit");
    }
    return kind.isEmpty() ? line.toString() : line.append(" (").append(kind).append(')').toString();
  }
}
