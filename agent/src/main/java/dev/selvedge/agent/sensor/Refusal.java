package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is thrown on one thread instead of a call that blocks. Used by that thread alone.
 *
 * <p>An error is thrown before the call has changed anything. Where the JDK has told other threads
 * already that this one waits, the JDK itself cleans up, as after an interrupt, and the error takes
 * the place of the {@code InterruptedException}.
 */
final class Refusal {

  private static final String LOCK_SUPPORT = "java.util.concurrent.locks.LockSupport";

  private final Thread thread;

  /** How many woven methods are on the stack that clean up when they are interrupted. */
  private int cleaners;

  /** To be thrown when the outermost of those has cleaned up. */
  private @Nullable Error afterCleanUp;

  /** To be thrown when the park of the moment returns, which has lasted long enough to count. */
  private @Nullable Error afterPark;

  Refusal(Thread thread) {
    this.thread = thread;
  }

  /**
   * What to throw instead of a call that begins.
   *
   * @param error what is thrown if it can be
   * @param atPark whether the thread is about to park, and not at the entry of a method
   * @return the error if it can be thrown now; null if the call goes on
   */
  @Nullable Error atBegin(Error error, WaitKind kind, boolean atPark, List<Frame> frames) {
    if (kind == WaitKind.LOCK) {
      return null;
    }
    error.setStackTrace(elements(frames));
    if (!atPark || isBarePark(frames)) {
      return error;
    }
    if (cleaners > 0 && !thread.isInterrupted()) {
      afterCleanUp = error;
      thread.interrupt();
    }
    return null;
  }

  /** A park has ended that was not known to wait when it began. */
  void atEnd(Error error, List<Frame> frames) {
    if (isBarePark(frames)) {
      error.setStackTrace(elements(frames));
      afterPark = error;
    }
  }

  void enterCleaner() {
    cleaners++;
  }

  /**
   * What to throw at the end of a method that cleans up. If it has not taken notice of the
   * interrupt, it was served in the last moment: what it got must not be lost.
   */
  @Nullable Error leaveCleaner() {
    Error error = afterCleanUp;
    if (--cleaners > 0 || error == null) {
      return null;
    }
    afterCleanUp = null;
    return Thread.interrupted() ? null : error;
  }

  /** What to throw at the end of a park. */
  @Nullable Error leavePark() {
    Error error = afterPark;
    afterPark = null;
    return error;
  }

  /** Whether other code than the JDK's parks here, which has to expect that a park ends early. */
  private static boolean isBarePark(List<Frame> frames) {
    int caller = 0;
    while (caller < frames.size() && frames.get(caller).className().equals(LOCK_SUPPORT)) {
      caller++;
    }
    return caller > 0 && caller < frames.size() && frames.get(caller).owner() != Owner.JDK;
  }

  private static StackTraceElement[] elements(List<Frame> frames) {
    StackTraceElement[] elements = new StackTraceElement[frames.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = frames.get(i).element();
    }
    return elements;
  }
}
