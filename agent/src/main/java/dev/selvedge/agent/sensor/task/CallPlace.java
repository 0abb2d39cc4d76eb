package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.PublicNames;
import java.lang.StackWalker.StackFrame;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where code that is not the JDK's calls a method of the JDK, and whether it looks at what that
 * answers.
 */
final class CallPlace {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Find FIND = new Find();

  private static volatile @Nullable Answers answers;

  /** The method of the JDK that was called, and who called it. */
  final List<Frame> frames;

  private final WeakReference<Class<?>> type;
  private final String method;
  private final String descriptor;
  private final int line;
  private final String called;

  private CallPlace(StackFrame caller, StackFrame api) {
    this.frames = List.of(frame(api), frame(caller));
    this.type = new WeakReference<>(caller.getDeclaringClass());
    this.method = caller.getMethodName();
    this.descriptor = caller.getDescriptor();
    this.line = caller.getLineNumber();
    this.called = api.getMethodName();
  }

  private static Frame frame(StackFrame each) {
    return Frame.of(
        each.toStackTraceElement(), CodeOwner.of(each.getDeclaringClass()), PublicNames.of(each));
  }

  /** Sets who reads class files. */
  static void answersBy(Answers reader) {
    answers = reader;
  }

  /** The place that calls the JDK now; null if nothing but the JDK is on the stack. */
  static @Nullable CallPlace now() {
    return WALKER.walk(FIND);
  }

  boolean isOfUser() {
    return frames.get(1).owner() == Owner.USER;
  }

  /** Whether the answer of the call is certainly thrown away. A slow look. */
  boolean dropsAnswer() {
    Answers reader = answers;
    Class<?> caller = type.get();
    return reader != null
        && caller != null
        && reader.areDropped(caller, method, descriptor, line, called);
  }

  private static final class Find implements Function<Stream<StackFrame>, @Nullable CallPlace> {
    @Override
    public @Nullable CallPlace apply(Stream<StackFrame> stack) {
      StackFrame api = null;
      for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
        StackFrame frame = frames.next();
        Class<?> type = frame.getDeclaringClass();
        if (CodeOwner.of(type) != Owner.JDK) {
          return api == null ? null : new CallPlace(frame, api);
        }
        if (!type.getName().startsWith("dev.selvedge.agent.")) {
          api = frame;
        }
      }
      return null;
    }
  }
}
