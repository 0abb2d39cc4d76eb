package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where permits are taken, and where that is made from which they are taken: the call, and what
 * lies between it and the user's line. One object for one walk of the stack.
 */
final class PermitPlaces implements Function<Stream<StackFrame>, Origin> {

  private static final int DEEPEST = 192;

  private static final int KEPT = 6;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final boolean looksForInitialiser;
  private boolean initialiser;

  PermitPlaces(boolean looksForInitialiser) {
    this.looksForInitialiser = looksForInitialiser;
  }

  /** Where permits are taken now. */
  static Origin taking() {
    return new PermitPlaces(false).find();
  }

  Origin find() {
    return WALKER.walk(this);
  }

  /** Whether a class was initialised meanwhile. */
  boolean isInitialiser() {
    return initialiser;
  }

  @Override
  public Origin apply(Stream<StackFrame> stack) {
    List<StackFrame> kept = new ArrayList<>(KEPT);
    StackFrame user = null;
    Owner maker = null;
    for (Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator(); frames.hasNext(); ) {
      StackFrame frame = frames.next();
      Class<?> type = frame.getDeclaringClass();
      initialiser |= frame.getMethodName().equals("<clinit>");
      Owner owner = CodeOwner.of(type);
      boolean isOwn = owner == Owner.JDK && type.getName().startsWith("dev.selvedge.agent.");
      if (user != null || isOwn) {
        continue;
      }
      if (owner == Owner.JDK || Semaphore.class.isAssignableFrom(type)) {
        // A semaphore of the user's own kind is no more than what is called.
        if (maker == null) {
          kept.clear();
          kept.add(frame);
        }
        continue;
      }
      maker = maker == null ? owner : maker;
      if (kept.size() < KEPT) {
        kept.add(frame);
      }
      if (owner == Owner.USER) {
        user = frame;
        kept.set(kept.size() - 1, frame);
        if (!looksForInitialiser) {
          break;
        }
      }
    }
    return Origins.origin(kept, user, maker == Owner.USER);
  }
}
