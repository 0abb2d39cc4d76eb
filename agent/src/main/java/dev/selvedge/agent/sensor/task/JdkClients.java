package dev.selvedge.agent.sensor.task;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether it is a client of the JDK, as that for HTTP, that looks at a failure on its way to the
 * user, or wraps it: nobody has seen it by that. A walk of the stack, for failures that were
 * booked.
 */
final class JdkClients implements Function<Stream<StackFrame>, Boolean> {

  private static final String CLIENTS = "jdk.internal.net.";

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final JdkClients LOOKING = new JdkClients();

  private JdkClients() {}

  /** Whether one of them has made the call that tells Selvedge now. */
  static boolean areLooking() {
    return WALKER.walk(LOOKING);
  }

  @Override
  public Boolean apply(Stream<StackFrame> stack) {
    for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
      Class<?> type = frames.next().getDeclaringClass();
      if (!type.getName().startsWith("dev.selvedge.agent.")
          && !Throwable.class.isAssignableFrom(type)
          && !CompletableFuture.class.isAssignableFrom(type)) {
        return type.getName().startsWith(CLIENTS);
      }
    }
    return false;
  }
}
