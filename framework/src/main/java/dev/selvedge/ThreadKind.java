package dev.selvedge;

/**
 * The kinds of threads that wait. More may be added in later versions, so a {@code switch} over
 * them needs a default.
 */
public enum ThreadKind {
  /**
   * The thread that runs the test itself, or the recorded block, whatever kind of thread that is.
   */
  OWN("own thread"),
  /** An event loop; whichever it is, {@link #OWN} among them. */
  EVENT_LOOP("event loop"),
  /** A virtual thread. */
  VIRTUAL("virtual thread"),
  /** A worker of a thread pool. */
  POOL("pool worker"),
  /** A worker of the common pool, which parallel streams and many libraries share. */
  COMMON_POOL("common-pool worker"),
  /** A worker of another fork-join pool. */
  FORK_JOIN("fork-join worker"),
  /** Any other platform thread. */
  PLATFORM("platform thread"),
  /** Of a kind that this version does not know. */
  OTHER("");

  private final String text;

  ThreadKind(String text) {
    this.text = text;
  }

  static ThreadKind of(String text) {
    for (ThreadKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    return OTHER;
  }

  /** Returns the kind in words, as reports show it. */
  @Override
  public String toString() {
    return this == OTHER ? "other thread" : text;
  }
}
