package dev.selvedge;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks of one kind a line has started, and how they ended.
 *
 * <p>A task is what user code has given to a thread, an executor, a scope or a timer. What a
 * library starts for itself is none, nor is a stage of a {@code CompletableFuture} that was not
 * made by an {@code Async} method, which runs wherever that becomes possible.
 *
 * <p>Immutable and safe to use from any thread. Further components may be added in later versions,
 * so a program should not call the canonical constructor.
 *
 * @param site the line that started the tasks; {@code null} if it is not known
 * @param kind what kind of tasks they were
 * @param api the method by which they were started, for a reader, for instance {@code
 *     AbstractExecutorService.submit}; {@code null} if it is not known
 * @param succeeded how many have ended by themselves
 * @param failed how many have ended by an exception
 * @param cancelled how many were cancelled, dropped before they were run, or have ended by an
 *     exception that an interrupt or a cancellation has caused
 * @param alive how many had not ended when that was written down
 */
public record TaskCount(
    Finding.@Nullable Site site,
    TaskKind kind,
    @Nullable String api,
    long succeeded,
    long failed,
    long cancelled,
    long alive)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Reads a count from an entry of the line that the journal has of a window.
   *
   * <p>What is missing or malformed reads as empty, unknown keys are ignored.
   *
   * @param entry the entry's map; read once, not kept
   * @return the count
   */
  public static TaskCount of(Map<String, ?> entry) {
    JournalMap map = new JournalMap(entry);
    return new TaskCount(
        map.site("site"),
        TaskKind.of(map.text("kind")),
        map.textOrNull("api"),
        map.number("succeeded"),
        map.number("failed"),
        map.number("cancelled"),
        map.number("alive"));
  }

  /**
   * Returns how many tasks were started.
   *
   * @return the sum of those that have ended in any way, and of those that have not
   */
  public long started() {
    return succeeded + failed + cancelled + alive;
  }

  /** Returns what was started where, and how it ended, in one line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append(started()).append(' ').append(kind).append(started() == 1 ? "" : "s");
    line.append(" started at ").append(site == null ? "an unknown line" : site).append(": ");
    String separator = "";
    long[] counts = {succeeded, failed, cancelled, alive};
    String[] words = {" succeeded", " failed", " cancelled", " still alive"};
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        line.append(separator).append(counts[i]).append(words[i]);
        separator = ", ";
      }
    }
    return line.toString();
  }
}
