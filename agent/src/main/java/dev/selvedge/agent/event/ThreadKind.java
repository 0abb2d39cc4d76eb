package dev.selvedge.agent.event;

/** The kinds of threads that wait. */
public enum ThreadKind {
  /** The thread on which a test or the block of a recording runs. */
  OWN("own thread"),
  /** An event loop. */
  EVENT_LOOP("event loop"),
  /** A virtual thread. */
  VIRTUAL("virtual thread"),
  /** A worker of a thread pool. */
  POOL("pool worker"),
  /** A worker of the common pool. */
  COMMON_POOL("common-pool worker"),
  /** A worker of another fork-join pool. */
  FORK_JOIN("fork-join worker"),
  /** Any other platform thread. */
  PLATFORM("platform thread");

  private final String words;

  ThreadKind(String words) {
    this.words = words;
  }

  /** The kind in words for a reader. */
  public String words() {
    return words;
  }
}
