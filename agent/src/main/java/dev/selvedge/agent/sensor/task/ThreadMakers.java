package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.PublicNames;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the user's line that makes a thread now: the one that calls the constructor or the builder,
 * not that of a constructor of the thread itself.
 */
final class ThreadMakers implements Function<Stream<StackFrame>, @Nullable Origin> {

  private static final int DEEPEST = 96;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** A named class, because lambdas would have to be made while threads are. */
  private static final ThreadMakers MAKERS = new ThreadMakers();

  private static final String SELVEDGE = "dev.selvedge.agent.";

  /** By these methods executors and scopes ask a factory for a thread, which is theirs then. */
  private static final Set<String> ASKING = Set.of("<init>", "newThread", "createWorker", "fork");

  private ThreadMakers() {}

  /** The user's line; null if user code does not make the thread, or makes it for an executor. */
  static @Nullable Origin find() {
    return WALKER.walk(MAKERS);
  }

  @Override
  public @Nullable Origin apply(Stream<StackFrame> stack) {
    StackFrame api = null;
    StackFrame user = null;
    StackFrame initialiser = null;
    boolean outside = false;
    for (Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator(); frames.hasNext(); ) {
      StackFrame frame = frames.next();
      Class<?> type = frame.getDeclaringClass();
      Owner owner = CodeOwner.of(type);
      if (owner == Owner.JDK && type.getName().startsWith(SELVEDGE)) {
        continue;
      }
      if (user == null) {
        if (owner == Owner.JDK) {
          api = frame;
          continue;
        }
        if (constructs(frame, type)) {
          continue;
        }
        if (owner == Owner.LIBRARY) {
          return null;
        }
        user = frame;
      } else if (!outside && owner != Owner.USER) {
        outside = true;
        if (asks(frame, type)) {
          return null;
        }
      }
      if (owner != Owner.JDK && frame.getMethodName().equals("<clinit>")) {
        initialiser = frame;
        break;
      }
    }
    return user == null ? null : origin(api, user, initialiser);
  }

  private static boolean constructs(StackFrame frame, Class<?> type) {
    return frame.getMethodName().equals("<init>") && Thread.class.isAssignableFrom(type);
  }

  private static boolean asks(StackFrame frame, Class<?> type) {
    return type.getName().startsWith("java.util.concurrent.")
        && ASKING.contains(frame.getMethodName());
  }

  private static Origin origin(
      @Nullable StackFrame api, StackFrame user, @Nullable StackFrame initialiser) {
    List<Frame> frames = new ArrayList<>(3);
    if (api != null) {
      frames.add(known(api));
    }
    Frame line = known(user);
    frames.add(line);
    if (initialiser != null && !user.getMethodName().equals("<clinit>")) {
      frames.add(known(initialiser));
    }
    return new Origin(List.copyOf(frames), line, true);
  }

  private static Frame known(StackFrame frame) {
    return Frame.of(
        frame.toStackTraceElement(),
        CodeOwner.of(frame.getDeclaringClass()),
        PublicNames.of(frame));
  }
}
