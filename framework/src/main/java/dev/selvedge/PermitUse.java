package dev.selvedge;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that gives permits, a semaphore or a pool of connections for instance, and how far its
 * permits went.
 *
 * <p>Immutable and safe to use from any thread. Further components may be added in later versions,
 * so a program should not call the canonical constructor.
 *
 * @param site where it was made; {@code null} if that is not known
 * @param source its type
 * @param permits how many it began with; -1 if that is not known
 * @param least the fewest that were left at a time
 * @param peakWaiting the most tasks that waited for one at a time
 */
public record PermitUse(
    Finding.@Nullable Site site, String source, long permits, long least, long peakWaiting)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Reads it from an entry of the line that the journal has of a window.
   *
   * <p>What is missing or malformed reads as empty, unknown keys are ignored.
   *
   * @param entry the entry's map; read once, not kept
   * @return what gives the permits
   */
  public static PermitUse of(Map<String, ?> entry) {
    JournalMap map = new JournalMap(entry);
    return new PermitUse(
        map.site("site"),
        map.text("source"),
        entry.get("permits") instanceof Number ? map.number("permits") : -1,
        map.number("least"),
        map.number("peakWaiting"));
  }
}
