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

  /** Whether a class, and what is thrown as one, is Selvedge's own. */
  static boolean isSelvedge(Class<?> type) {
    return type.getClassLoader() == null && type.getName().startsWith("dev.selvedge.agent.");
  }

  @Override
  public Boolean apply(Stream<StackFrame> stack) {
    for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
      Class<?> type = frames.next().getDeclaringClass();
      if (!isSelvedge(type) && type != ThreadGroup.class) {
        return type == Thread.class
            || type.getName().startsWith("java.util.concurrent.ForkJoinTask");
      }
    }
    return true;
  }
}
