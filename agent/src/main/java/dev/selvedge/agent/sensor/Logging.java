package dev.selvedge.agent.sensor;

import org.jspecify.annotations.Nullable;

/**
 * What woven appenders of logging call as they begin and end. Their files and consoles block
 * nobody, and a loop that logs a lot must not pay for a look at its stack each time.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Logging {

  private Logging() {}

  /** An appender begins to write. */
  public static @Nullable Object enter() {
    LoopThread loop = Blocking.listener() == null ? null : EventLoops.current();
    return loop == null ? null : loop.enterLogging();
  }

  /** Something is printed, which is harmless on what is standard output or error by now. */
  public static @Nullable Object printing(Object stream) {
    LoopThread loop = Blocking.listener() == null ? null : EventLoops.current();
    return loop == null || (stream != System.out && stream != System.err)
        ? null
        : loop.enterLogging();
  }

  /** It ends, in whatever way. */
  public static void exit(@Nullable Object token) {
    if (token != null) {
      ((LoopThread) token).exitLogging();
    }
  }
}
