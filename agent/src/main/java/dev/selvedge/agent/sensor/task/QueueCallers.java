package dev.selvedge.agent.sensor.task;

import java.lang.StackWalker.StackFrame;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether somebody adds to a queue on his own account, and not an executor of the JDK, or what it
 * collects results with. A walk of the stack.
 */
final class QueueCallers implements Function<Stream<StackFrame>, Boolean> {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final QueueCallers LOOKING = new QueueCallers();

  private static final String CONCURRENT = "java.util.concurrent.";

  private static final String[] OWN = {"sun.", "com.sun.", "jdk.", "java.net.", "java.nio."};

  private QueueCallers() {}

  static boolean isDirect() {
    return WALKER.walk(LOOKING);
  }

  @Override
  public Boolean apply(Stream<StackFrame> stack) {
    for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
      Class<?> type = frames.next().getDeclaringClass();
      if (type.getClassLoader() != null) {
        return true;
      }
      String name = type.getName();
      if (!name.startsWith("dev.selvedge.agent.") && !Collection.class.isAssignableFrom(type)) {
        return !isOwn(name);
      }
    }
    return false;
  }

  private static boolean isOwn(String name) {
    for (String own : OWN) {
      if (name.startsWith(own)) {
        return true;
      }
    }
    return name.startsWith(CONCURRENT) && !name.startsWith(CONCURRENT + "CompletableFuture");
  }
}
