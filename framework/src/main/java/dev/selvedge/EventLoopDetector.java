package dev.selvedge;

/**
 * Tells the threads of a framework that are event loops from those that may block. A framework
 * provides one as a service, in {@code META-INF/services/dev.selvedge.EventLoopDetector} or in its
 * module declaration; the tests of its users then know its loops without a word.
 *
 * <p>Providers are looked for once, when the tests of a JVM begin or something of {@link Selvedge}
 * is first used, by the context class loader. One that cannot be made, or that throws, is left out
 * with one line on standard error.
 */
public interface EventLoopDetector {

  /**
   * Returns whether a thread is an event loop now, and must not block.
   *
   * <p>Asked on that very thread, at each of its calls that may block and never inside of its own
   * answer, so it should be quick: a look at the thread's class, or at a field of it. An answer is
   * not kept; it may differ from call to call, as a thread serves a loop and then does not.
   *
   * @param thread the current thread, never a virtual one
   */
  boolean isEventLoop(Thread thread);
}
