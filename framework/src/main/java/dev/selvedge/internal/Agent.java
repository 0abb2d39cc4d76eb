package dev.selvedge.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The agent as the framework sees it: windows are opened and closed, and what they saw comes back
 * in maps of JDK types, as the journal writes them.
 */
public interface Agent {

  /** As a {@code parent}: the window lies in none, whatever the current thread does. */
  String NO_WINDOW = "";

  /** Returns the journal's start line of this JVM; may be called from any thread. */
  Map<String, Object> start();

  /**
   * Returns the options of the agent: {@code accepted}, a list of the names, and {@code given}, a
   * map of those that were set; may be called from any thread.
   */
  Map<String, Object> options();

  /**
   * Opens a window. What the current thread does is the window's from now on, until it is closed;
   * windows of one thread nest.
   *
   * @param window {@code kind}, {@code name}, {@code class}, {@code method}, {@code parent};
   *     without a parent the window lies in the current thread's one, if there is any. {@code
   *     allow} is a list of maps with {@code rule}, {@code in}, {@code because} and {@code at};
   *     {@code detached} one of those without a rule, {@code expect} without a reason; {@code
   *     guarded} is false if nothing that comes of it fails a test
   * @return the window's id
   * @throws IllegalArgumentException if something cannot be allowed or expected so, in one line
   */
  String open(Map<String, Object> window);

  /**
   * Closes a window, on the thread that opened it where that is possible. Waits a moment for tasks
   * of the window that are still at work.
   *
   * @param id what {@link #open} returned
   * @return the window's line, with {@code findings}, {@code failing}, {@code failure}, {@code
   *     left}, one line for each task that is still alive, and {@code missed}, a list of maps for
   *     what was expected and not found
   */
  Map<String, Object> close(String id);

  /**
   * Closes a window that nobody guards, as {@link #close} does, but waits for nothing.
   *
   * @param id what {@link #open} returned
   * @return as {@link #close} does; {@code left} is empty
   */
  Map<String, Object> leave(String id);

  /**
   * Tells what there is to tell so far of a window, which stays open.
   *
   * @param id what {@link #open} returned
   * @param settleNanos how long to wait at most for its tasks, but for the current thread's own;
   *     negative as long as {@link #close} does
   * @return as {@link #close} does
   * @throws IllegalArgumentException if it is not open
   */
  Map<String, Object> look(String id, long settleNanos);

  /**
   * Looks, until the window is closed, for the places where its tasks can be cancelled, or
   * interrupts the first task that gets to one of them; closing the window tells as {@code sweep}
   * what {@link #swept} does.
   *
   * @param id what {@link #open} returned
   * @param plan {@code key}, or {@code nth} and perhaps {@code shape}, of the point to interrupt
   *     at; {@code body}, the test method's name
   */
  void sweep(String id, Map<String, Object> plan);

  /**
   * Returns what was reached so far in a window that is swept: {@code points} and, if somebody was
   * interrupted, {@code interrupted}; may be called from any thread.
   */
  Map<String, Object> swept(String id);

  /**
   * Compares, when the window is closed, how many tasks each line has had at work in it with other
   * runs of the same test; until then its tasks are held at their beginning until whoever forks
   * them has stopped to do so.
   *
   * @param id what {@link #open} returned
   * @param plan {@code size}, the number of inputs; {@code before}, a list of maps with the {@code
   *     size} and {@code fanOuts} of the runs to compare with; empty to compare nothing
   */
  void scale(String id, Map<String, Object> plan);

  /**
   * Ends what a thread waits for that no interrupt ends, a future that is not done: it is
   * cancelled.
   */
  void endWait(Thread thread);

  /**
   * Returns the windows that are open, with their tasks and threads, as text for a terminal; may be
   * called from any thread.
   */
  String dump();

  /**
   * Returns an open window and those in it as {@link #dump()} shows all; may be called from any
   * thread.
   *
   * @param id what {@link #open} returned
   */
  String dump(String id);

  /** Returns the id of the window for which the current thread works; null if there is none. */
  @Nullable String current();

  /**
   * Returns the tasks of an open window that have to come to an end; may be called from any thread.
   *
   * @param id what {@link #open} returned
   * @param waiter a thread that waits for them, whose own tasks are not among them
   * @return {@code tasks}, a line for each, and {@code unseen}, how many more there may be
   * @throws IllegalArgumentException if the window is not open
   */
  Map<String, Object> alive(String id, Thread waiter);

  /**
   * Returns why a future is not done, as lines for a person; may be called from any thread.
   *
   * @return empty if nothing is known
   */
  List<String> explain(Object future);

  /**
   * Says that nobody is to wait for a future; may be called from any thread.
   *
   * @throws IllegalArgumentException if there is no reason, in one line
   */
  void detached(Object future, String why);

  /**
   * Adds a test that says which threads are event loops; asked on each of those threads.
   *
   * @return what takes it away when it is closed, without an exception
   */
  AutoCloseable eventLoops(Predicate<? super Thread> test);
}
