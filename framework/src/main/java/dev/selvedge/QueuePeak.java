package dev.selvedge;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue from which something takes, and how long it has become.
 *
 * <p>Immutable and safe to use from any thread. Further components may be added in later versions,
 * so a program should not call the canonical constructor.
 *
 * @param site where it, or the executor that it belongs to, was made, or where it grew; {@code
 *     null} if that is not known
 * @param name what it is, for a reader
 * @param peak the most that has waited in it
 */
public record QueuePeak(Finding.@Nullable Site site, String name, long peak)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Reads it from an entry of the line that the journal has of a window.
   *
   * <p>What is missing or malformed reads as empty, unknown keys are ignored.
   *
   * @param entry the entry's map; read once, not kept
   * @return the queue
   */
  public static QueuePeak of(Map<String, ?> entry) {
    JournalMap map = new JournalMap(entry);
    return new QueuePeak(map.site("site"), map.text("name"), map.number("peak"));
  }
}
