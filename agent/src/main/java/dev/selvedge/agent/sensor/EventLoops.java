package dev.selvedge.agent.sensor;

import dev.selvedge.agent.sensor.LoopPredicates.Answer;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which threads run event loops, or are workers of the common pool. A thread runs one while it is
 * inside the {@code run} method of a Netty event loop or a method that the user calls one, for its
 * life if its class says so, as long as its name matches a pattern of the user, be it a worker or
 * not, and whenever a test of the user says so.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class EventLoops {

  private static final String OWN = "event loop thread";

  private static final Class<?> VIRTUAL_THREAD = virtualThread();

  private static final LoopTable TABLE = new LoopTable();
  private static volatile NamePatterns names = NamePatterns.of(List.of());

  private EventLoops() {}

  /** Sets the name patterns ({@code *} and {@code ?}) of the user's own loops. */
  public static void named(List<String> patterns) {
    names = NamePatterns.of(patterns);
  }

  /**
   * Adds a test of the user, which is asked on the thread in question, at each call that may block.
   *
   * @return what removes it when it is closed
   */
  public static AutoCloseable tested(Predicate<? super Thread> test) {
    return LoopPredicates.add(test);
  }

  /** The current thread enters the {@code run} method of an event loop. */
  public static @Nullable Object enterRun(Object eventLoop) {
    Thread thread = Thread.currentThread();
    return VIRTUAL_THREAD.isInstance(thread)
        ? null
        : enter(thread, LoopKinds.ofRunner(eventLoop, thread), null);
  }

  /**
   * The current thread enters a method that the user calls an event loop.
   *
   * @param body class and method
   */
  public static @Nullable Object enterOwn(String body) {
    Thread thread = Thread.currentThread();
    return VIRTUAL_THREAD.isInstance(thread) ? null : enter(thread, OWN, body);
  }

  private static Object enter(Thread thread, String kind, @Nullable String body) {
    LoopThread state = TABLE.get(thread);
    if (state == null || state.mayChange()) {
      if (state != null) {
        remove(state);
      }
      state = put(new LoopThread(thread, kind, body));
      state.byRun = true;
    }
    state.runs++;
    return state;
  }

  /** The current thread leaves it. */
  public static void exitRun(@Nullable Object token) {
    if (token == null) {
      return;
    }
    LoopThread state = (LoopThread) token;
    // One that was known before, by the class of its thread, stays what it is.
    if (--state.runs == 0 && state.byRun) {
      state.leave();
      remove(state);
    }
  }

  /** A thread has started, or has got another name: it may be an event loop by what it is. */
  public static void appeared(Object thread) {
    try {
      Thread other = (Thread) thread;
      if ((Blocking.listener() != null || Callbacks.isOn())
          && TABLE.get(other) == null
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
    return TABLE.get(Thread.currentThread());
  }

  /** The current thread, if it runs a loop for all that can be told without asking the user. */
  static @Nullable LoopThread knownOrNamed() {
    Thread thread = Thread.currentThread();
    LoopThread known = TABLE.get(thread);
    return known != null || VIRTUAL_THREAD.isInstance(thread) ? known : recognise(thread, false);
  }

  /** Whether a thread still is the loop that it was; from any thread. */
  static boolean isStill(LoopThread state) {
    String name = state.name;
    return TABLE.get(state.thread) == state
        && (name == null || names.match(state.thread.getName()));
  }

  /**
   * The number of the callback that the current thread runs, odd if it is one for certain; 0 if it
   * runs no event loop.
   */
  public static int callback() {
    LoopThread loop = Callbacks.isOn() ? known() : null;
    return loop == null || !loop.isEventLoop() ? 0 : loop.callback();
  }

  /** Whether the current thread runs an event loop. */
  public static boolean isOnLoop() {
    LoopThread loop = current();
    return loop != null && loop.isEventLoop();
  }

  /**
   * When the blocking call began that the current thread makes, on the clock of {@link
   * System#nanoTime()}; now if it is not known to make one.
   */
  public static long callBegan() {
    LoopThread loop = current();
    return loop == null ? System.nanoTime() : loop.callBegan();
  }

  /** Whether a thread is known to run an event loop, without asking the user. */
  public static boolean isKnownLoop(Thread thread) {
    LoopThread known = TABLE.get(thread);
    return known != null && known.isEventLoop();
  }

  /** Whether a thread is a worker of the common pool. */
  public static boolean isOfCommonPool(Thread thread) {
    return LoopKinds.isOfCommonPool(thread);
  }

  /** Whether a thread is virtual. */
  public static boolean isVirtual(Thread thread) {
    return VIRTUAL_THREAD.isInstance(thread);
  }

  /** A toolkit says that this thread is the one on which the user interface lives. */
  public static void userInterface(@Nullable Object thread) {
    if (thread instanceof Thread other && TABLE.get(other) == null) {
      put(new LoopThread(other, "JavaFX application thread"));
    }
  }

  /** The current thread as an event loop or a worker of the common pool, or null. */
  static @Nullable LoopThread current() {
    Thread thread = Thread.currentThread();
    LoopThread known = TABLE.get(thread);
    if (known != null) {
      return known.mayChange() ? still(known, thread) : known;
    }
    if (VIRTUAL_THREAD.isInstance(thread)) {
      return null;
    }
    return recognise(thread);
  }

  private static @Nullable LoopThread recognise(Thread thread) {
    return recognise(thread, thread == Thread.currentThread());
  }

  private static @Nullable LoopThread recognise(Thread thread, boolean asking) {
    String kind = LoopKinds.ofClass(thread.getClass());
    if (kind != null) {
      return putIfAbsent(new LoopThread(thread, kind));
    }
    String name = thread.getName();
    LoopThread state;
    if (names.match(name)) {
      state = new LoopThread(thread, OWN);
      state.name = name;
    } else if (asking && LoopPredicates.ask(thread) == Answer.YES) {
      state = new LoopThread(thread, OWN);
      state.tested = true;
    } else if (LoopKinds.isOfCommonPool(thread)) {
      state = LoopThread.ofCommonPool(thread);
      state.name = name;
    } else {
      return null;
    }
    return putIfAbsent(state);
  }

  private static @Nullable LoopThread still(LoopThread state, Thread thread) {
    return state.tested ? stillTested(state, thread) : stillNamed(state, thread);
  }

  /** What is inside of a call is part of it, whatever would be answered by now. */
  private static @Nullable LoopThread stillTested(LoopThread state, Thread thread) {
    Answer answer = state.isInside() ? Answer.YES : LoopPredicates.ask(thread);
    if (answer == Answer.NO) {
      remove(state);
      return recognise(thread);
    }
    return answer == Answer.YES ? state : null;
  }

  private static @Nullable LoopThread stillNamed(LoopThread state, Thread thread) {
    String name = thread.getName();
    // The same string is the quick answer, another one is looked at.
    if (name == state.name) {
      return state;
    }
    if (names.match(name) == state.isEventLoop()) {
      state.name = name;
      return state;
    }
    remove(state);
    return recognise(thread);
  }

  /** The thread itself and others may see at the same time what it is. */
  private static synchronized LoopThread putIfAbsent(LoopThread state) {
    LoopThread known = TABLE.get(state.thread);
    return known == null ? put(state) : known;
  }

  private static LoopThread put(LoopThread state) {
    TABLE.put(state);
    LiveLoops.add(state);
    return state;
  }

  private static void remove(LoopThread state) {
    TABLE.remove(state);
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
