package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who starts a platform thread: a pool its worker, a library, or whoever asked for a thread. */
enum Starter {
  /** A pool of the JDK starts a worker, or the JDK a helper of its own. */
  POOL,
  LIBRARY,
  USER;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** A named class, because lambdas would have to be made while threads are started. */
  private static final Function<Stream<StackFrame>, Starter> FIND = new Find();

  private static final String[] MACHINERY = {
    "dev.selvedge.agent.",
    "java.lang.Thread",
    "java.lang.System",
    "java.lang.VirtualThread",
    "jdk.internal.vm.",
    "jdk.internal.misc.ThreadFlock",
  };

  private static final String[] POOLS = {
    "java.util.concurrent.ThreadPoolExecutor",
    "java.util.concurrent.ScheduledThreadPoolExecutor",
    "java.util.concurrent.ForkJoinPool",
    "java.util.concurrent.DelayScheduler",
    "java.util.Timer",
    "java.lang.",
    "jdk.internal.",
    "sun.",
    "com.sun.",
    "java.awt.",
    "java.net.",
    "java.rmi.",
    "java.util.prefs.",
    "javax.",
    "jdk.jfr.",
  };

  /** What stages run on where there are too few processors for the common pool. */
  private static final String PER_TASK =
      "java.util.concurrent.CompletableFuture$ThreadPerTaskExecutor";

  /** Who starts a thread now. */
  static Starter of(Object thread) {
    // The JDK's own threads that must know nothing of who happens to need them first.
    return thread instanceof ForkJoinWorkerThread
            || thread.getClass().getName().startsWith("jdk.internal.")
        ? POOL
        : WALKER.walk(FIND);
  }

  boolean isPool() {
    return this == POOL;
  }

  boolean isLibrary() {
    return this == LIBRARY;
  }

  private static boolean startsWith(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static final class Find implements Function<Stream<StackFrame>, Starter> {
    @Override
    public Starter apply(Stream<StackFrame> stack) {
      boolean nearest = true;
      boolean forOneTask = false;
      for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
        Class<?> type = frames.next().getDeclaringClass();
        Owner owner = CodeOwner.of(type);
        if (owner != Owner.JDK) {
          return owner == Owner.USER ? USER : LIBRARY;
        }
        if (startsWith(type.getName(), MACHINERY)) {
          continue;
        }
        // What lies behind it, like a forEach over threads, is not who starts them.
        if (nearest && startsWith(type.getName(), POOLS) && !isReflection(type)) {
          return POOL;
        }
        forOneTask |= nearest && type.getName().equals(PER_TASK);
        nearest = false;
      }
      return forOneTask ? LIBRARY : POOL;
    }

    private static boolean isReflection(Class<?> type) {
      return type.getName().startsWith("java.lang.reflect.")
          || type.getName().startsWith("java.lang.invoke.")
          || type.getName().startsWith("jdk.internal.reflect.");
    }
  }
}
