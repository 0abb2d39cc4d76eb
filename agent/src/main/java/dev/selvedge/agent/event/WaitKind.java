package dev.selvedge.agent.event;

/** What a blocked thread waits for. */
public enum WaitKind {
  /** A span of time: {@code Thread.sleep}. */
  SLEEP,
  /** Another thread's permission, by {@code LockSupport} or {@code Object.wait}. */
  PARK,
  /** A lock that another thread holds. */
  LOCK,
  /** A future that is not done. */
  FUTURE,
  /** Another thread's or process's end. */
  JOIN,
  /** The disk, a pipe or a terminal. */
  FILE,
  /** The network. */
  SOCKET,
  /** A selector. */
  SELECT,
  /** A name server. */
  DNS,
  /** The start of a process. */
  PROCESS,
  /** Whatever a method waits for that its author, or the user, has declared to block. */
  DECLARED
}
