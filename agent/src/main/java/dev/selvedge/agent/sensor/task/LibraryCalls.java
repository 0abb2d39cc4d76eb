package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.SuperTypes;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which call of a library the user's code makes now: whether the innermost frame that is
 * none of the library's is the user's.
 */
final class LibraryCalls implements Function<Stream<StackFrame>, @Nullable Origin> {

  private static final String NETTY = "io.netty.";

  /** Where a library carries it under a name of its own. */
  private static final String CARRIED = ".io.netty.";

  private static final String VERTX = "io.vertx.";
  private static final String INSIDE_FUTURES = "io.vertx.core.impl.future.";
  private static final String FUTURE = "io.vertx.core.Future";
  private static final String PROMISE = "io.vertx.core.Promise";
  private static final String SELVEDGE = "dev.selvedge.agent.";

  /** Frames that are looked at. */
  private static final int DEEPEST = 64;

  /** So many calls outside of windows are looked at one by one, and of more only some. */
  private static final int WALKS = 20_000;

  private static final int SAMPLE = 4096;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final AtomicInteger WALKED = new AtomicInteger();

  private static final LibraryCalls OF_NETTY = new LibraryCalls(NETTY, true, "");
  private static final LibraryCalls FOR_FUTURE = new LibraryCalls(VERTX, false, FUTURE);
  private static final LibraryCalls FOR_PROMISE = new LibraryCalls(VERTX, false, PROMISE);
  private static final LibraryCalls OF_VERTX = new LibraryCalls(VERTX, false, "");

  private final String library;
  private final boolean ofOneName;
  private final String answer;

  /**
   * @param library in which packages the call lies
   * @param ofOneName whether all that the library does meanwhile must be called as the call is
   * @param answer the type that the call must answer; empty for any
   */
  private LibraryCalls(String library, boolean ofOneName, String answer) {
    this.library = library;
    this.ofOneName = ofOneName;
    this.answer = answer;
  }

  /** The call of Netty that the user makes; null if it is not the user who makes it. */
  static @Nullable Origin ofNetty() {
    return WALKER.walk(OF_NETTY);
  }

  /** The call of Vert.x that the user makes; null if it is not the user who makes it. */
  static @Nullable Origin ofVertx() {
    return WALKER.walk(OF_VERTX);
  }

  /** The call of Vert.x that answers the user a future; null if there is none. */
  static @Nullable Origin forFuture() {
    return WALKER.walk(FOR_FUTURE);
  }

  /** The call of Vert.x that answers the user a promise; null if there is none. */
  static @Nullable Origin forPromise() {
    return WALKER.walk(FOR_PROMISE);
  }

  /** Whether the calls of a task are worth a look, because it is of a window or they are few. */
  static boolean areWorthWalk(Task maker) {
    return maker.isOfOpenedWindow() || isWorthWalk(WALKED.incrementAndGet());
  }

  private static boolean isWorthWalk(int walked) {
    return (walked > 0 && walked < WALKS) || (walked & (SAMPLE - 1)) == 0;
  }

  /** Whether it is Netty itself that calls a method of a promise now. */
  static boolean isByNetty() {
    return WALKER.walk(
        frames -> {
          Iterator<StackFrame> each = frames.limit(DEEPEST).iterator();
          while (each.hasNext()) {
            StackFrame frame = each.next();
            if (!frame.getClassName().startsWith(SELVEDGE)
                && !Future.class.isAssignableFrom(frame.getDeclaringClass())) {
              return isNetty(frame.getClassName());
            }
          }
          return false;
        });
  }

  /** Whether it is Vert.x itself that calls a method of a future now. */
  static boolean isByVertx() {
    return WALKER.walk(
        frames -> {
          Iterator<StackFrame> each = frames.limit(DEEPEST).iterator();
          while (each.hasNext()) {
            String type = each.next().getClassName();
            if (!type.startsWith(SELVEDGE)
                && !type.startsWith(INSIDE_FUTURES)
                && !type.equals(FUTURE)) {
              return type.startsWith(VERTX);
            }
          }
          return false;
        });
  }

  /** Whether the current thread is inside of a method. */
  static boolean isInside(StackTraceElement method) {
    return WALKER.walk(
        frames -> {
          Iterator<StackFrame> each = frames.iterator();
          while (each.hasNext()) {
            StackFrame frame = each.next();
            if (frame.getMethodName().equals(method.getMethodName())
                && frame.getClassName().equals(method.getClassName())) {
              return true;
            }
          }
          return false;
        });
  }

  @Override
  public @Nullable Origin apply(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator();
    StackFrame called = null;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      Owner owner = CodeOwner.of(frame.getDeclaringClass());
      if (owner == Owner.JDK) {
        continue;
      }
      if (isOfLibrary(frame)) {
        if (ofOneName && called != null && !called.getMethodName().equals(frame.getMethodName())) {
          return null;
        }
        called = frame;
      } else {
        return owner == Owner.USER && called != null && isSought(called)
            ? Origins.origin(List.of(called, frame), frame, true)
            : null;
      }
    }
    return null;
  }

  private boolean isOfLibrary(StackFrame frame) {
    String type = frame.getClassName();
    return type.startsWith(library) || isNetty(type);
  }

  private static boolean isNetty(String type) {
    return type.startsWith(NETTY) || type.contains(CARRIED);
  }

  private boolean isSought(StackFrame called) {
    try {
      return answer.isEmpty()
          || SuperTypes.of(called.getMethodType().returnType()).contains(answer);
    } catch (RuntimeException | LinkageError unresolvable) {
      return false;
    }
  }
}
