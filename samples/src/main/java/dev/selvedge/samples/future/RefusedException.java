package dev.selvedge.samples.future;

/** A question was answered, but not with a reply. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the reason that the other side gives. */
  public RefusedException(String reason) {
    super(reason);
  }
}
