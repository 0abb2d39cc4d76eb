package dev.selvedge.agent.sensor.pool;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A first look at the stack of a thread that begins to wait, at the classes alone: whether user
 * code waits, and something below it could run a task. What it lets pass is looked at closely by
 * the rules; what it does not, and that is nearly all that waits, costs no more than this.
 */
final class TaskStack implements Function<Stream<StackFrame>, Boolean> {

  /** Deeper than this below the wait no task is looked for. */
  private static final int DEEPEST = 384;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final TaskStack FUTURE = new TaskStack(false);
  private static final TaskStack FORK_JOIN = new TaskStack(true);

  private static final ClassValue<Kind> KINDS =
      new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> type) {
          return kindOf(type);
        }
      };

  private final boolean forkJoin;

  private TaskStack(boolean forkJoin) {
    this.forkJoin = forkJoin;
  }

  /**
   * Whether the current thread may be inside of a task that waits.
   *
   * @param forkJoin whether what it waits for is a task of a fork-join pool
   */
  static boolean isInTask(boolean forkJoin) {
    return WALKER.walk(forkJoin ? FORK_JOIN : FUTURE);
  }

  @Override
  public Boolean apply(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.limit(DEEPEST).iterator();
    boolean users = false;
    int waits = 0;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      switch (KINDS.get(frame.getDeclaringClass())) {
        case USER -> users = true;
        case LIBRARY -> {
          if (!users) {
            return false;
          }
        }
        case RUNS_TASKS -> {
          if (users) {
            return true;
          }
          // The wait of a fork-join task is one method in another of the same name.
          if (forkJoin && frame.getMethodName().equals("awaitDone") && ++waits > 1) {
            return false;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static Kind kindOf(Class<?> type) {
    Owner owner = CodeOwner.of(type);
    if (owner != Owner.JDK) {
      return owner == Owner.USER ? Kind.USER : Kind.LIBRARY;
    }
    boolean runs =
        type == ThreadPoolExecutor.class
            || type == FutureTask.class
            || type == ForkJoinTask.class
            || type == CompletableFuture.class
            || type.getNestHost() == CompletableFuture.class;
    return runs ? Kind.RUNS_TASKS : Kind.OTHER;
  }

  private enum Kind {
    USER,
    LIBRARY,
    /** A class of the JDK by which tasks are run. */
    RUNS_TASKS,
    OTHER
  }
}
