package dev.selvedge;

import java.util.List;
import java.util.Objects;

/**
 * The failure of a test that caused findings.
 *
 * <p>Its message is the text of the findings, as a person reads it. Its stack trace is not the
 * place where it was thrown, which would lie inside Selvedge, but the frames of the first finding's
 * code site, so that a double click in an IDE leads to the faulty line.
 *
 * <p>Immutable apart from what {@link Throwable} allows; safe to use from any thread.
 */
public final class FindingsError extends AssertionError {

  private static final long serialVersionUID = 1L;

  /** Enough to see how the faulty line was reached; the message holds the whole story. */
  private static final int MAX_FRAMES = 16;

  /** Never empty. */
  @SuppressWarnings("serial") // what List.copyOf returns is serializable, and so are findings
  private final List<Finding> findings;

  /**
   * Makes the failure.
   *
   * @param message the findings' text for a person
   * @param findings what was found, the most telling first; copied
   * @throws IllegalArgumentException if there are no findings
   */
  public FindingsError(String message, List<Finding> findings) {
    super(Objects.requireNonNull(message, "message"));
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a FindingsError needs a finding");
    }
    this.findings = List.copyOf(findings);
    setStackTrace(FindingFrames.from(this.findings.get(0), MAX_FRAMES));
  }

  /**
   * Returns what was found.
   *
   * @return an immutable list, never empty, the most telling finding first
   */
  public List<Finding> findings() {
    return findings;
  }

  /** Leaves the stack empty: it is set from the finding, and walking it would be wasted. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
