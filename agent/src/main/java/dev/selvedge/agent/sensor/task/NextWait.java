package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CallSites;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.PublicNames;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A wait that begins after an interrupt has reached the same code.
 *
 * @param api the call of the JDK, as its caller knows it
 * @param line the line that calls it
 * @param isInterruptible whether another interrupt would end it
 */
record NextWait(String api, StackTraceElement line, boolean isInterruptible) {

  private static final int DEEPEST = 64;
  private static final String SELVEDGE = "dev.selvedge.agent.";
  private static final String PIPES = "java.io.Piped";
  private static final String CONCURRENT = "java.util.concurrent.";

  /** The methods that an interrupt ends; those that it does not have other names. */
  private static final Set<String> INTERRUPTIBLE =
      Set.of(
          "sleep",
          "wait",
          "timedWait",
          "join",
          "timedJoin",
          "joinUntil",
          "park",
          "parkNanos",
          "parkUntil",
          "await",
          "awaitNanos",
          "awaitUntil",
          "awaitTermination",
          "awaitAdvanceInterruptibly",
          "awaitQuiescence",
          "acquire",
          "tryAcquire",
          "acquireInterruptibly",
          "acquireSharedInterruptibly",
          "tryAcquireNanos",
          "tryAcquireSharedNanos",
          "lockInterruptibly",
          "tryLock",
          "readLockInterruptibly",
          "writeLockInterruptibly",
          "tryReadLock",
          "tryWriteLock",
          "take",
          "takeFirst",
          "takeLast",
          "put",
          "putFirst",
          "putLast",
          "poll",
          "pollFirst",
          "pollLast",
          "offer",
          "offerFirst",
          "offerLast",
          "transfer",
          "tryTransfer",
          "exchange",
          "get",
          "invokeAll",
          "invokeAny",
          "waitFor",
          "select",
          "remove",
          "send");

  private static final String[] OF_WAITS = {
    "java.lang.Thread",
    "java.lang.VirtualThread",
    "java.lang.Object",
    "java.lang.Process",
    "java.lang.ref.ReferenceQueue",
    CONCURRENT,
    "java.nio.channels.",
    "java.nio.file.",
    "sun.nio.ch.SelectorImpl",
    "sun.nio.fs.",
    "java.net.http.",
    "jdk.internal.net.http."
  };

  /** Whose methods of these names wait for something else, or whatever happens. */
  private static final String[] OTHERS = {
    CONCURRENT + "ConcurrentHashMap", CONCURRENT + "ConcurrentSkipList",
  };

  /** Where an uninterruptible wait has the name of an interruptible one. */
  private static final Set<String> UNINTERRUPTIBLE =
      Set.of(
          CONCURRENT + "CompletableFuture.join",
          CONCURRENT + "ForkJoinTask.join",
          CONCURRENT + "locks.AbstractQueuedSynchronizer.acquire",
          CONCURRENT + "locks.AbstractQueuedLongSynchronizer.acquire");

  private static final String[] LOGGING = {
    "ch.qos.logback.", "org.apache.logging.", "org.apache.log4j.", "org.slf4j.", "org.jboss.log"
  };

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Find FIND = new Find();

  /** The wait that the current thread begins; null if it does not count. */
  static @Nullable NextWait here() {
    return WALKER.walk(FIND);
  }

  /** Whether it is at the line where an exception was thrown. */
  boolean isAt(@Nullable Throwable thrown) {
    if (thrown != null) {
      for (StackTraceElement each : Throwables.stackOf(thrown)) {
        if (each.getLineNumber() == line.getLineNumber()
            && each.getClassName().equals(line.getClassName())
            && each.getMethodName().equals(line.getMethodName())) {
          return true;
        }
      }
    }
    return false;
  }

  private static final class Find implements Function<Stream<StackFrame>, @Nullable NextWait> {
    @Override
    public @Nullable NextWait apply(Stream<StackFrame> stack) {
      StackFrame api = null;
      boolean forLock = false;
      for (Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator(); frames.hasNext(); ) {
        StackFrame frame = frames.next();
        Class<?> type = frame.getDeclaringClass();
        if (type.getName().startsWith(SELVEDGE) && type.getClassLoader() == null) {
          if (type == CallSites.class) {
            api = frame;
          } else if (api != null) {
            // What Selvedge itself looks up.
            return null;
          }
          continue;
        }
        if (CodeOwner.of(type) == Owner.JDK) {
          forLock |= api != null && isLock(api);
          api = frame;
          continue;
        }
        return api == null || startsWith(LOGGING, type.getName())
            ? null
            : new NextWait(
                nameOf(api), frame.toStackTraceElement(), (!forLock || isLock(api)) && ends(api));
      }
      return null;
    }

    private static String nameOf(StackFrame api) {
      return api.getDeclaringClass() == CallSites.class
          ? (api.getMethodName().equals("sleep") ? "java.lang.Thread." : "java.lang.Object.")
              + api.getMethodName()
          : PublicNames.of(api);
    }

    /** A wait for a lock that is none of the caller's, but within what it has called. */
    private static boolean isLock(StackFrame frame) {
      return frame.getMethodName().startsWith("lock")
          && frame.getClassName().startsWith(CONCURRENT + "locks.");
    }

    private static boolean ends(StackFrame api) {
      String type = api.getClassName();
      if (type.startsWith(PIPES)) {
        return true;
      }
      if (!INTERRUPTIBLE.contains(api.getMethodName())) {
        return false;
      }
      if (api.getDeclaringClass() == CallSites.class) {
        return true;
      }
      return startsWith(OF_WAITS, type)
          && !startsWith(OTHERS, type)
          && !UNINTERRUPTIBLE.contains(type + "." + api.getMethodName());
    }

    private static boolean startsWith(String[] prefixes, String name) {
      for (String each : prefixes) {
        if (name.startsWith(each)) {
          return true;
        }
      }
      return false;
    }
  }
}
