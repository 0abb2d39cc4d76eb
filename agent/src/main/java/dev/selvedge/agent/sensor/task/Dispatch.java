package dev.selvedge.agent.sensor.task;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds out who hands an exception to a thread group: the JDK, because it has left a task, or code
 * that has caught it, and so has seen it.
 */
final class Dispatch implements Function<Stream<StackFrame>, Boolean> {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Dispatch DISPATCH = new Dispatch();

  private Dispatch() {}

  static boolean isByJdk() {
    return WALKER.walk(DISPATCH);
  }

  @Override
  public Boolean apply(Stream<StackFrame> stack) {
    for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
      String type = frames.next().getClassName();
      if (!type.startsWith("dev.selvedge.agent.") && !type.equals("java.lang.ThreadGroup")) {
        return type.equals("java.lang.Thread")
            || type.startsWith("java.util.concurrent.ForkJoinTask");
      }
    }
    return true;
  }
}
