package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.PublicNames;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an interrupt reached code: the catch block, or the call that has cleared the flag.
 *
 * @param owner whose code it is
 * @param outermost whose code the outermost frame of the thread is that is not the JDK's
 * @param type the class; kept for as long as the debt is open
 * @param method its method
 * @param descriptor the descriptor of that
 * @param stack the frames, innermost first
 */
record CatchSite(
    Owner owner,
    Owner outermost,
    Class<?> type,
    String method,
    String descriptor,
    List<Frame> stack) {

  private static final int DEEPEST = 512;
  private static final int KEPT = 64;
  private static final String SELVEDGE = "dev.selvedge.agent.";

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static volatile @Nullable Answerable answerable;

  private static final Find CATCHING = new Find(false);
  private static final Find CALLING = new Find(true);

  /** The innermost frame of the current thread. */
  static @Nullable CatchSite here() {
    return WALKER.walk(CATCHING);
  }

  /** The frame that has called what is innermost, a method of the JDK. */
  static @Nullable CatchSite ofCall() {
    return WALKER.walk(CALLING);
  }

  /** The line. */
  StackTraceElement line() {
    return stack.get(0).element();
  }

  /** Whether the method is still at work on a thread, and may answer there before its end. */
  boolean isAnsweredLater(Thread thread) {
    Answerable reader = answerable;
    if (reader == null || !reader.isLater(type, method, descriptor, line().getLineNumber())) {
      return false;
    }
    for (StackTraceElement each : ThreadFacts.stack(thread)) {
      if (each.getClassName().equals(type.getName()) && each.getMethodName().equals(method)) {
        return true;
      }
    }
    return false;
  }

  /** Sets who reads class files. */
  static void readBy(Answerable reader) {
    answerable = reader;
  }

  private static final class Find implements Function<Stream<StackFrame>, @Nullable CatchSite> {
    /** What gets the exception that leaves a swept test, also where it lies in a folder. */
    private static final String SWEEP = "dev.selvedge.junit.SweepRun";

    private final boolean ofCall;

    Find(boolean ofCall) {
      this.ofCall = ofCall;
    }

    @Override
    public @Nullable CatchSite apply(Stream<StackFrame> stack) {
      Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator();
      List<Frame> kept = new ArrayList<>();
      StackFrame first = null;
      Owner outermost = Owner.JDK;
      while (frames.hasNext()) {
        StackFrame frame = frames.next();
        Class<?> type = frame.getDeclaringClass();
        if (isSelvedge(type)) {
          continue;
        }
        Owner owner = type.getName().equals(SWEEP) ? Owner.LIBRARY : CodeOwner.of(type);
        if (first == null) {
          if (ofCall && owner == Owner.JDK) {
            if (type != Thread.class) {
              // The JDK has cleared it for itself.
              return null;
            }
            continue;
          }
          first = frame;
        }
        if (owner != Owner.JDK) {
          outermost = owner;
        }
        if (kept.size() < KEPT) {
          kept.add(Frame.of(frame.toStackTraceElement(), owner, PublicNames.of(frame)));
        }
      }
      return first == null
          ? null
          : new CatchSite(
              kept.get(0).owner(),
              outermost,
              first.getDeclaringClass(),
              first.getMethodName(),
              first.getDescriptor(),
              List.copyOf(kept));
    }

    private static boolean isSelvedge(Class<?> type) {
      return type.getClassLoader() == null && type.getName().startsWith(SELVEDGE);
    }
  }
}
