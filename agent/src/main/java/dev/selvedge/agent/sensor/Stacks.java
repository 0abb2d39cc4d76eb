package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Captures stacks. */
public final class Stacks {

  /** Deeper frames are left out; an event loop's stack is far from this. */
  private static final int MAX_DEPTH = 512;

  private static final String SELVEDGE = "dev.selvedge.agent.";

  /** The classes of lambdas, which an older JDK shows of other threads. */
  private static final String LAMBDA = "$$Lambda";

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Stacks() {}

  /** The stack of the current thread, innermost first, without frames of Selvedge. */
  public static List<Frame> capture() {
    return WALKER.walk(
        frames ->
            frames
                .limit(MAX_DEPTH)
                .filter(frame -> !isSelvedge(frame.getDeclaringClass()) || isStandIn(frame))
                .map(frame -> isStandIn(frame) ? CallSites.frameOf(frame) : new LiveFrame(frame))
                .collect(Collectors.<Frame>toList()));
  }

  /**
   * What another thread does now, innermost first, without frames of Selvedge; empty if it does not
   * tell. A slow look, for a thread that is to be told about. It disturbs nothing: the thread goes
   * on with what it does, or waits on.
   */
  public static List<Frame> of(Thread thread) {
    return of(ThreadFacts.stack(thread));
  }

  /** The frames of a stack that was taken before. */
  public static List<Frame> of(StackTraceElement[] stack) {
    List<StackTraceElement> others = new ArrayList<>();
    for (StackTraceElement element : stack) {
      if (!isSelvedge(element) && !element.getClassName().contains(LAMBDA)) {
        others.add(element);
      }
    }
    return LoadedClasses.frames(others);
  }

  /** Whether a frame of another thread is one of Selvedge's own. */
  static boolean isSelvedge(StackTraceElement element) {
    return element.getClassName().startsWith(SELVEDGE) && element.getClassLoaderName() == null;
  }

  private static boolean isStandIn(StackWalker.StackFrame frame) {
    return frame.getDeclaringClass() == CallSites.class;
  }

  private static boolean isSelvedge(Class<?> type) {
    return type.getClassLoader() == null && type.getName().startsWith(SELVEDGE);
  }
}
