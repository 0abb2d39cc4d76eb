package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import java.util.List;
import java.util.stream.Collectors;

/** Captures stacks. */
final class Stacks {

  /** Deeper frames are left out; an event loop's stack is far from this. */
  private static final int MAX_DEPTH = 512;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Stacks() {}

  /** The stack of the current thread, innermost first, without frames of Selvedge. */
  static List<Frame> capture() {
    return WALKER.walk(
        frames ->
            frames
                .limit(MAX_DEPTH)
                .filter(frame -> !isSelvedge(frame.getDeclaringClass()) || isStandIn(frame))
                .map(frame -> isStandIn(frame) ? CallSites.frameOf(frame) : new LiveFrame(frame))
                .collect(Collectors.<Frame>toList()));
  }

  private static boolean isStandIn(StackWalker.StackFrame frame) {
    return frame.getDeclaringClass() == CallSites.class;
  }

  private static boolean isSelvedge(Class<?> type) {
    return type.getClassLoader() == null && type.getName().startsWith("dev.selvedge.agent.");
  }
}
