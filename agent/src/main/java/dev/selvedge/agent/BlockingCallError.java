package dev.selvedge.agent;

import dev.selvedge.agent.rule.Candidate;

/**
 * Thrown at a call that blocks where it must not, with {@code mode=throw}. An error, so that what
 * handles the exceptions of the call does not take it for one of those; its stack trace begins with
 * the call.
 */
public final class BlockingCallError extends AssertionError {

  private static final long serialVersionUID = 1L;

  BlockingCallError(Candidate candidate) {
    super(
        candidate.message()
            + "\n"
            + candidate.fix()
            + "\nThrown by Selvedge because of mode=throw, see "
            + candidate.rule().page());
  }

  /** The stack is known, without the frames of Selvedge. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
