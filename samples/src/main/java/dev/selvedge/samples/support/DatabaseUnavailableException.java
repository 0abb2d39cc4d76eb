package dev.selvedge.samples.support;

/** Says why PostgreSQL cannot run on this machine, and what to do about it. */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message) {
    super(message);
  }
}
