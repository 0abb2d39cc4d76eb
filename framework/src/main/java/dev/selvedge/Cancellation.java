package dev.selvedge;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interrupt that a task got from somebody else, and what became of it.
 *
 * <p>Immutable and safe to use from any thread. Further components may be added in later versions,
 * so a program should not call the canonical constructor.
 *
 * @param interrupter who has interrupted, and where, for a reader: {@code thread 'main' at
 *     com.acme.Orders.stop(Orders.java:41)}
 * @param task the task that was interrupted, for a reader, for instance {@code pool task #3};
 *     {@code null} if nothing is known of it
 * @param thread the name of the thread that was interrupted
 * @param arrivedAt where user code has met the interrupt: the line of the catch block, or of {@code
 *     Thread.interrupted()}; {@code null} if it has not
 * @param exception the class of the exception by which it arrived; {@code null} if it has not, or
 *     was a flag
 * @param paidBy how it was answered
 * @param endedAfter how long after the interrupt the task came to its end; {@code null} if it was
 *     still at work when that was written down
 */
public record Cancellation(
    String interrupter,
    @Nullable String task,
    String thread,
    Finding.@Nullable Site arrivedAt,
    @Nullable String exception,
    Payment paidBy,
    @Nullable Duration endedAfter)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Reads a cancellation from an entry of the line that the journal has of a window.
   *
   * <p>What is missing or malformed reads as empty, unknown keys are ignored.
   *
   * @param entry the entry's map; read once, not kept
   * @return the cancellation
   */
  public static Cancellation of(Map<String, ?> entry) {
    JournalMap map = new JournalMap(entry);
    String arrived = map.textOrNull("arrived");
    StackTraceElement line = arrived == null ? null : FindingFrames.parse(arrived);
    boolean ended = entry.get("endedAfterNanos") instanceof Number nanos && nanos.longValue() >= 0;
    return new Cancellation(
        map.text("interrupter"),
        map.textOrNull("task"),
        map.text("thread"),
        line == null
            ? null
            : new Finding.Site(
                line.getClassName(),
                line.getMethodName(),
                line.getFileName(),
                line.getLineNumber()),
        map.textOrNull("exception"),
        Payment.of(map.text("paid")),
        ended ? map.nanos("endedAfterNanos") : null);
  }

  /**
   * Returns whether the interrupt was answered, or needed no answer.
   *
   * @return {@code false} if the task went on as if there had been none
   */
  public boolean isPaid() {
    return paidBy != Payment.UNPAID;
  }

  /** Returns who was interrupted by whom, and how that was answered, in one line. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(task == null ? "work" : task);
    line.append(" on '").append(thread).append("', interrupted by ").append(interrupter);
    if (arrivedAt != null) {
      line.append(", met it at ").append(arrivedAt);
    }
    line.append(": ").append(paidBy.words());
    return endedAfter == null
        ? line.append(", still at work").toString()
        : line.append(", ended after ").append(Millis.of(endedAfter)).toString();
  }

  /** How a task has answered an interrupt. */
  public enum Payment {
    /** The exception has left the task. */
    RETHROWN("rethrown", "it let the exception through"),
    /** It has left the task as the cause of another one. */
    WRAPPED("wrapped", "it threw another exception because of it"),
    /** It has left the task as a suppressed exception of another one. */
    SUPPRESSED("suppressed", "it added it to another exception"),
    /** The exception was handed to a future. */
    FUTURE("future", "it handed the exception to a future"),
    /** The flag was set again. */
    FLAG("flag", "it set the flag again"),
    /** The task has come to its end soon, without waiting again. */
    PROMPT_END("prompt-end", "it came to its end"),
    /** The task itself has arranged for the interrupt, as by a watchdog; nothing is owed for it. */
    OWN("own", "it had arranged for it itself"),
    /** Code of a library alone has met it, which answers for itself. */
    LIBRARY("library", "a library took it"),
    /** Nobody has met it: the task neither waited nor looked at its flag. */
    NOT_ARRIVED("not-arrived", "nobody has noticed"),
    /** In a way that this version does not know. */
    OTHER("", "it was answered"),
    /** It was swallowed. */
    UNPAID("unpaid", "it went on as if nothing had happened");

    private final String text;
    private final String words;

    Payment(String text, String words) {
      this.text = text;
      this.words = words;
    }

    static Payment of(String text) {
      for (Payment payment : values()) {
        if (payment.text.equals(text)) {
          return payment;
        }
      }
      return OTHER;
    }

    String words() {
      return words;
    }
  }
}
