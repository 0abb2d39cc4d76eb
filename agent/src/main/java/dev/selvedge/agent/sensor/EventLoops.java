package dev.selvedge.agent.sensor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which threads run event loops. A thread is one while it is inside the {@code run} method of a
 * Netty event loop, for its life if its class says so, and as long as its name matches a pattern of
 * the user.
 */
public final class EventLoops {

  private static final Class<?> VIRTUAL_THREAD = virtualThread();

  private static volatile LoopTable table = LoopTable.EMPTY;
  private static volatile NamePatterns names = NamePatterns.of(List.of());

  private EventLoops() {}

  /** Sets the name patterns ({@code *} and {@code ?}) of the user's own loops. */
  public static void named(List<String> patterns) {
    names = NamePatterns.of(patterns);
  }

  /** The current thread enters the {@code run} method of an event loop. */
  public static Object enterRun(Object eventLoop) {
    Thread thread = Thread.currentThread();
    LoopThread state = table.get(thread);
    if (state == null || state.name != null) {
      state = put(new LoopThread(thread, LoopKinds.ofRunner(eventLoop, thread)));
    }
    state.runs++;
    return state;
  }

  /** The current thread leaves it. */
  public static void exitRun(Object token) {
    LoopThread state = (LoopThread) token;
    if (--state.runs == 0) {
      remove(state);
    }
  }

  /** A thread has started, or has got another name: it may be an event loop by what it is. */
  public static void appeared(Object thread) {
    try {
      Thread other = (Thread) thread;
      if ((Blocking.listener() != null || Callbacks.isOn())
          && table.get(other) == null
          && other.isAlive()
          && !VIRTUAL_THREAD.isInstance(other)) {
        recognise(other);
      }
    } catch (VirtualMachineError exhausted) {
      // The stack or the heap of the application is at its end: it is seen when it blocks.
    } catch (Throwable e) {
      SensorFault.off("the sensor of blocking calls", Blocking::stop, e);
    }
  }

  /** The current thread, if it is known already to run a loop. */
  static @Nullable LoopThread known() {
    return table.get(Thread.currentThread());
  }

  /** Whether a thread still is the loop that it was; from any thread. */
  static boolean isStill(LoopThread state) {
    String name = state.name;
    return table.get(state.thread) == state
        && (name == null || names.match(state.thread.getName()));
  }

  /** The current thread as an event loop, or null. */
  static @Nullable LoopThread current() {
    Thread thread = Thread.currentThread();
    LoopThread known = table.get(thread);
    if (known != null) {
      return known.name == null ? known : stillNamed(known, thread);
    }
    if (VIRTUAL_THREAD.isInstance(thread)) {
      return null;
    }
    return recognise(thread);
  }

  private static @Nullable LoopThread recognise(Thread thread) {
    String kind = LoopKinds.ofClass(thread.getClass());
    if (kind != null) {
      return putIfAbsent(new LoopThread(thread, kind));
    }
    String name = thread.getName();
    if (!names.match(name)) {
      return null;
    }
    LoopThread state = new LoopThread(thread, "event loop thread");
    state.name = name;
    return putIfAbsent(state);
  }

  @SuppressWarnings(
      "ReferenceEquality") // the same string is the quick answer, another one is looked at
  private static @Nullable LoopThread stillNamed(LoopThread state, Thread thread) {
    String name = thread.getName();
    if (name == state.name) {
      return state;
    }
    if (names.match(name)) {
      state.name = name;
      return state;
    }
    remove(state);
    return null;
  }

  /** The thread itself and others may see at the same time what it is. */
  private static synchronized LoopThread putIfAbsent(LoopThread state) {
    LoopThread known = table.get(state.thread);
    return known == null ? put(state) : known;
  }

  private static synchronized LoopThread put(LoopThread state) {
    table = table.with(state);
    LiveLoops.add(state);
    return state;
  }

  private static synchronized void remove(LoopThread state) {
    table = table.without(state);
    LiveLoops.remove(state);
  }

  /**
   * The common class of virtual threads; on a JVM without them a class of which no thread is an
   * instance.
   */
  private static Class<?> virtualThread() {
    try {
      return Class.forName("java.lang.BaseVirtualThread", false, null);
    } catch (ClassNotFoundException none) {
      return Void.class;
    }
  }
}
