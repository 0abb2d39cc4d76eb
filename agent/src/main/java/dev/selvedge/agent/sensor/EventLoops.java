package dev.selvedge.agent.sensor;

import dev.selvedge.agent.sensor.LoopPredicates.Answer;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which threads run event loops. A thread is one while it is inside the {@code run} method of a
 * Netty event loop or a method that the user calls one, for its life if its class says so, as long
 * as its name matches a pattern of the user, and whenever a test of the user says so.
 */
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
      state = put(new LoopThread(thread, kind, body));
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
    if (--state.runs == 0) {
      state.leave();
      remove(state);
    }
  }

  /** A toolkit says that this thread is the one on which the user interface lives. */
  public static void userInterface(@Nullable Object thread) {
    if (thread instanceof Thread other && TABLE.get(other) == null) {
      put(new LoopThread(other, "JavaFX application thread"));
    }
  }

  /** The current thread as an event loop, or null. */
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
    String kind = LoopKinds.ofClass(thread.getClass());
    if (kind != null) {
      return put(new LoopThread(thread, kind));
    }
    String name = thread.getName();
    boolean named = names.match(name);
    if (!named && LoopPredicates.ask(thread) != Answer.YES) {
      return null;
    }
    LoopThread state = new LoopThread(thread, OWN);
    state.name = named ? name : null;
    state.tested = !named;
    return put(state);
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
    return recognise(thread);
  }

  private static LoopThread put(LoopThread state) {
    TABLE.put(state);
    return state;
  }

  private static void remove(LoopThread state) {
    TABLE.remove(state);
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
