package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The stacks of threads that wait for a monitor, with the call that does it innermost: a
 * synchronized method that was called, or a stand-in for the statement.
 */
final class MonitorStacks {

  private static final String OBJECT = "java.lang.Object";
  private static final int NO_LINE = -2;

  private static final Frame STATEMENT =
      Frame.of(
          new StackTraceElement(OBJECT, "synchronized", null, NO_LINE), Owner.JDK, "synchronized");

  private MonitorStacks() {}

  /**
   * The frames, innermost first; none where the wait is a part of {@code Object.wait}, which is
   * told by itself, or one of Selvedge's own.
   */
  static List<Frame> frames(StackTraceElement[] stack) {
    if (stack.length == 0 || isWait(stack[0]) || Stacks.isSelvedge(stack[0])) {
      return List.of();
    }
    List<Frame> frames = new ArrayList<>(Stacks.of(stack));
    if (!isCalled(frames)) {
      frames.add(0, STATEMENT);
    }
    return frames;
  }

  private static boolean isWait(StackTraceElement innermost) {
    return innermost.getClassName().equals(OBJECT);
  }

  /**
   * Whether the innermost method is of the JDK, or synchronized as a whole and called by a user.
   */
  private static boolean isCalled(List<Frame> frames) {
    Frame innermost = frames.get(0);
    if (innermost.owner() == Owner.JDK) {
      return true;
    }
    return frames.size() > 1
        && frames.get(1).owner() == Owner.USER
        && innermost instanceof ClassFrame known
        && isSynchronized(known.type(), known.methodName());
  }

  private static boolean isSynchronized(Class<?> type, String name) {
    try {
      Method[] methods =
          Arrays.stream(type.getDeclaredMethods())
              .filter(method -> method.getName().equals(name))
              .toArray(Method[]::new);
      return methods.length > 0
          && Arrays.stream(methods)
              .allMatch(method -> Modifier.isSynchronized(method.getModifiers()));
    } catch (LinkageError unresolvable) {
      return false;
    }
  }
}
