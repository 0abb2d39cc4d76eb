package dev.selvedge.agent.sensor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Thread} itself says of a thread, whatever a class of the application that extends it
 * says: its code must not run here.
 */
public final class ThreadFacts {

  private static final StackTraceElement[] NO_STACK = {};

  /** Final, and so to be trusted, where it is. */
  private static final @Nullable MethodHandle THREAD_ID = threadId();

  /** Of an older JDK, where a class of the application may have an id of its own making. */
  private static @Nullable MethodHandle id;

  private static @Nullable MethodHandle state;
  private static @Nullable MethodHandle stack;
  private static @Nullable MethodHandle interrupted;

  private ThreadFacts() {}

  /** Takes the methods themselves; {@code java.lang} must be open to Selvedge. */
  public static void find() {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
      id = special(lookup, "getId", long.class);
      state = special(lookup, "getState", Thread.State.class);
      stack = special(lookup, "getStackTrace", StackTraceElement[].class);
      interrupted = special(lookup, "isInterrupted", boolean.class);
    } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
      id = null;
      state = null;
      stack = null;
      interrupted = null;
    }
  }

  private static MethodHandle special(MethodHandles.Lookup lookup, String name, Class<?> result)
      throws ReflectiveOperationException {
    return lookup.findSpecial(Thread.class, name, MethodType.methodType(result), Thread.class);
  }

  private static @Nullable MethodHandle threadId() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "threadId", MethodType.methodType(long.class));
    } catch (ReflectiveOperationException older) {
      return null;
    }
  }

  /** A number of the thread, which in case of doubt another one has too. */
  @SuppressWarnings("deprecation") // its successor is newer than the oldest JDK
  public static long id(Thread thread) {
    MethodHandle known = THREAD_ID == null ? id : THREAD_ID;
    if (known != null) {
      try {
        return (long) known.invokeExact(thread);
      } catch (Throwable never) {
        throw new IllegalStateException(never);
      }
    }
    // Its class is not looked into: that could load others, in the middle of anything.
    return thread.getClass().equals(Thread.class)
        ? thread.getId()
        : -1L - System.identityHashCode(thread);
  }

  /** The state of a thread. */
  public static Thread.State state(Thread thread) {
    MethodHandle known = state;
    try {
      return known == null ? thread.getState() : (Thread.State) known.invokeExact(thread);
    } catch (Throwable e) {
      return thread.isAlive() ? Thread.State.RUNNABLE : Thread.State.NEW;
    }
  }

  /** What a thread does now, innermost first; empty if it does not tell. */
  public static StackTraceElement[] stack(Thread thread) {
    MethodHandle known = stack;
    try {
      return known == null
          ? thread.getStackTrace()
          : (StackTraceElement[]) known.invokeExact(thread);
    } catch (Throwable e) {
      return NO_STACK;
    }
  }

  /** Whether a thread is interrupted. */
  public static boolean isInterrupted(Thread thread) {
    MethodHandle known = interrupted;
    try {
      return known == null ? thread.isInterrupted() : (boolean) known.invokeExact(thread);
    } catch (Throwable e) {
      return false;
    }
  }

  /** Whether a thread is a virtual one, which leaves its carrier when it waits. */
  public static boolean isVirtual(Thread thread) {
    return thread.getClass().getName().equals("java.lang.VirtualThread");
  }
}
