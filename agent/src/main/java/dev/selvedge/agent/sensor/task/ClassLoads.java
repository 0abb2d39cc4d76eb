package dev.selvedge.agent.sensor.task;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether the current thread loads a class. It reads files then, which nobody has asked for; and a
 * look at the names of its frames would load their types, perhaps the very one that is on its way,
 * which can be defined only once.
 */
final class ClassLoads {

  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private static final Function<Stream<StackFrame>, Boolean> LOOK =
      new Function<>() {
        @Override
        public Boolean apply(Stream<StackFrame> stack) {
          for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
            if (ClassLoader.class.isAssignableFrom(frames.next().getDeclaringClass())) {
              return true;
            }
          }
          return false;
        }
      };

  private ClassLoads() {}

  static boolean areUnderWay() {
    return WALKER.walk(LOOK);
  }
}
