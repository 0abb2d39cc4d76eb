package dev.selvedge;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long threads of one kind have waited for the tasks of a window.
 *
 * <p>A wait is a call in which the thread stands still until something happens or a time is over: a
 * lock, latch or queue, {@code Object.wait}, a sleep, a future, the end of a thread or process, a
 * blocking socket or selector. A call that turns out not to have to wait is none, nor is a file
 * operation or the wait for a monitor at {@code synchronized}. What waits inside of another wait of
 * the same task is part of that.
 *
 * <p>Immutable and safe to use from any thread. Further components may be added in later versions,
 * so a program should not call the canonical constructor.
 *
 * @param on the kind of the threads
 * @param count how often they have waited; those that still do are counted
 * @param total how long all waits took together
 * @param longest how long the longest one took
 * @param site the line of one of the longest; {@code null} if it is not known
 * @param api the method that waited there, for a reader: {@code CountDownLatch.await}; {@code null}
 *     if it is not known
 */
public record WaitTime(
    ThreadKind on,
    long count,
    Duration total,
    Duration longest,
    Finding.@Nullable Site site,
    @Nullable String api)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Reads waits from an entry of the line that the journal has of a window.
   *
   * <p>What is missing or malformed reads as empty, unknown keys are ignored.
   *
   * @param entry the entry's map; read once, not kept
   * @return the waits
   */
  public static WaitTime of(Map<String, ?> entry) {
    JournalMap map = new JournalMap(entry);
    return new WaitTime(
        ThreadKind.of(map.text("on")),
        map.number("count"),
        map.nanos("totalNanos"),
        map.nanos("longestNanos"),
        map.site("site"),
        map.textOrNull("api"));
  }

  /** Returns which threads have waited how often, how long and where, in one line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(on.toString()).append(": ").append(count);
    line.append(count == 1 ? " wait, " : " waits, ").append(Millis.of(total)).append(" together");
    if (count > 1) {
      line.append(", the longest ").append(Millis.of(longest));
    }
    if (site != null) {
      line.append(" in ").append(api == null ? "a call" : api).append(" at ").append(site);
    }
    return line.toString();
  }
}
