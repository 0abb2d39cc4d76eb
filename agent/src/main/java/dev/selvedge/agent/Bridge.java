package dev.selvedge.agent;

import dev.selvedge.agent.report.FindingText;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.sensor.EventLoops;
import dev.selvedge.agent.sensor.task.CancellationPoints;
import dev.selvedge.agent.sensor.task.Futures;
import dev.selvedge.agent.sensor.task.PendingFuture;
import dev.selvedge.agent.sensor.task.TaskWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the framework calls. The framework finds this class on the boot class path and exchanges
 * nothing but types of the JDK with it, so that neither has to see the other's classes. All methods
 * may be called from any thread.
 */
public final class Bridge {

  private Bridge() {}

  /** The start line of this JVM's journal. */
  public static Map<String, Object> start() {
    return session().startLine();
  }

  /**
   * The options of the agent.
   *
   * @return {@code accepted}, a list of their names, with what follows a dot in angle brackets
   *     where that is up to the user; and {@code given}, a map of those that were set
   */
  public static Map<String, Object> options() {
    return session().optionsGiven();
  }

  /**
   * Opens a window. What the current thread does from now on is the window's, and all work that it
   * makes, wherever that is run, until the window is closed.
   *
   * @param window {@code kind} ({@code test}, {@code class} or {@code record}), {@code name}, and
   *     if there are any {@code class}, {@code method} and {@code parent}, the id of the window
   *     that it lies in; without it, that is the window for which the current thread works. What is
   *     allowed in it is {@code allow}, a list of maps with {@code rule}, {@code in}, {@code
   *     because} and {@code at}, where that is written; {@code detached}, a list of those without a
   *     rule, is the code that makes work for which nobody is to wait; {@code expect}, a list of
   *     those without a reason, is what is to be found, which then fails nothing. {@code guarded},
   *     if it is false, says that nothing which comes of it fails a test, not even late
   * @return its id
   * @throws IllegalArgumentException if the kind is none of these, or something is allowed or
   *     expected that names no rule or no place, gives no reason, or is of a rule that is off; in
   *     one line
   */
  public static String open(Map<String, ?> window) {
    return session().windows().open(window);
  }

  /**
   * Closes a window, after a wait for the work that it made, if some of it is still alive.
   *
   * @return the window's line of the journal, with {@code findings} as maps, {@code failing} (those
   *     that fail a test) and {@code failure} (what to tell of the failing ones, null if there are
   *     none) {@code left} (a line for each task of the window that is still alive) and {@code
   *     missed} (what was expected and not found, as maps with {@code rule}, {@code in} and {@code
   *     from}, and {@code allowed} for what happened and is allowed, if there is any)
   * @throws IllegalArgumentException if no open window has this id
   */
  public static Map<String, Object> close(String id) {
    return told(session().windows().close(id));
  }

  /**
   * Closes a window that nobody guards, without a wait for the work that it made. What is still
   * alive of it later is told by the journal, or by the window around it.
   *
   * @return as {@link #close} does, with nothing {@code left}
   * @throws IllegalArgumentException if no open window has this id
   */
  public static Map<String, Object> leave(String id) {
    return told(session().windows().leave(id));
  }

  /**
   * What there is to tell so far of a window, which stays open. What can only be said at its end,
   * that nobody has waited for a future for instance, is not among it.
   *
   * @param id the id of an open window
   * @param settleNanos how long to wait at most for the work that it made, but for that of the
   *     current thread; negative as long as {@link #close} does
   * @return as {@link #close} does, with the work that is alive as {@code left}
   * @throws IllegalArgumentException if no open window has this id
   */
  public static Map<String, Object> look(String id, long settleNanos) {
    return told(session().windows().look(id, settleNanos));
  }

  /** What there is to tell so far of a window, as {@link #look(String, long)} without a wait. */
  public static Map<String, Object> look(String id) {
    return look(id, 0);
  }

  /**
   * Looks from now on, until the window is closed, for the places where its tasks wait and an
   * interrupt would end the wait; or interrupts the first task that gets to one of them, right as
   * it begins to wait.
   *
   * @param id the id of an open window
   * @param plan where to interrupt: {@code key}, at the point of this key; or {@code nth}, at the
   *     n-th one that is reached, or with {@code shape} the n-th of those that have it; nothing to
   *     find the points. And {@code body}: of what the window's own thread does, only what is part
   *     of a method of this name counts
   * @throws IllegalArgumentException if no open window has this id
   */
  public static void sweep(String id, Map<String, ?> plan) {
    session();
    CancellationPoints.sweep(id, plan);
  }

  /**
   * What was reached so far in a window that is swept; when it is closed, {@link #close} tells it
   * as {@code sweep}.
   *
   * @return {@code points}, each a map with {@code key}, {@code shape}, {@code nth} of those of its
   *     shape, {@code api}, {@code site}, {@code callers}, {@code task} and {@code origin}, in the
   *     order in which they were first reached; and {@code interrupted}, once it is, with {@code
   *     point}, {@code thread}, {@code nanos} (as {@code System.nanoTime()}), {@code alive}, {@code
   *     body} (whether it is the window's own thread), and if it is alive {@code state} and {@code
   *     stack}
   * @throws IllegalArgumentException if no window with this id is swept
   */
  public static Map<String, Object> swept(String id) {
    session();
    Map<String, Object> swept = CancellationPoints.swept(id);
    if (swept == null) {
      throw new IllegalArgumentException("no window with the id " + id + " is swept");
    }
    return swept;
  }

  /**
   * Cancels the future that a thread waits for, if it waits for one that is not done: so that a
   * test comes to its end which waits in a way that no interrupt ends.
   */
  public static void endWait(Thread thread) {
    session();
    CancellationPoints.endWait(thread);
  }

  /**
   * Compares, when the window is closed, how many tasks each line has had at work at a time in it
   * and in other runs of the same test, which had fewer inputs. Until then each task of the window
   * is held at its first instruction until whoever forks it has stopped to do so, so that it does
   * not matter who was faster.
   *
   * @param id the id of an open window
   * @param plan {@code size}, the number of inputs; and {@code before}, a list of maps with the
   *     {@code size} of another run and the {@code fanOuts} that closing its window has told, that
   *     with the fewest inputs first; without it nothing is compared
   * @throws IllegalArgumentException if no open window has this id, or there is no size
   */
  public static void scale(String id, Map<String, ?> plan) {
    session().windows().scale(id, plan);
  }

  private static Map<String, Object> told(Map<String, Object> closed) {
    @SuppressWarnings("unchecked") // what the verdict puts there
    List<Map<String, Object>> failing =
        (List<Map<String, Object>>) closed.getOrDefault("failing", List.of());
    closed.put("failure", failing.isEmpty() ? null : FindingText.renderAll(failing));
    return closed;
  }

  /**
   * All windows, tasks, scopes and threads of this moment as a tree: who waits for whom, and where
   * each was made.
   *
   * @return lines of text for a terminal
   */
  public static String dump() {
    session();
    return TaskDump.now();
  }

  /**
   * An open window, the windows in it and their tasks of this moment as a tree, as {@link #dump()}
   * shows all.
   *
   * @param id the id of the window; of one that is not open nothing is shown
   * @return lines of text for a terminal
   */
  public static String dump(String id) {
    session();
    return TaskDump.of(id);
  }

  /**
   * The window for which the current thread works.
   *
   * @return its id; null if there is none
   */
  public static @Nullable String current() {
    session();
    return TaskWindows.current();
  }

  /**
   * The tasks of an open window, and of the windows in it, that have not ended and will end: not
   * what is run again and again, and not those for whose futures nobody is to wait.
   *
   * @param id the id of an open window
   * @param waiter a thread that waits for them; what it runs is not among them
   * @return {@code tasks}, a line for each; and {@code unseen}, how many more there may be, on
   *     their way from a queue to a thread, or dropped by their executor. If that does not change
   *     for 100 ms, they were dropped
   * @throws IllegalArgumentException if no open window has this id
   */
  public static Map<String, Object> alive(String id, Thread waiter) {
    session();
    return WatchedWindows.alive(id, waiter);
  }

  /**
   * Why a future is not done: where it was made, which task is to complete it, and where that
   * stands.
   *
   * @return lines of text for a person, innermost reason last; empty if nothing is known
   */
  public static List<String> explain(Object future) {
    session();
    List<String> lines = new ArrayList<>();
    for (String line : PendingFuture.explain(future)) {
      lines.add(Inert.sentence(line));
    }
    return lines;
  }

  /**
   * Adds a test that says which threads are event loops. It is asked on the thread in question, at
   * each call there that may block, as long as nothing else says that it is one.
   *
   * @return what takes it away when it is closed
   */
  public static AutoCloseable eventLoops(Predicate<? super Thread> test) {
    session();
    return EventLoops.tested(test);
  }

  /**
   * Says that nobody is to wait for a future. If it fails that is told all the same.
   *
   * @param why the reason
   * @throws IllegalArgumentException if there is no reason, in one line
   */
  public static void detached(Object future, String why) {
    session();
    if (why.isBlank()) {
      throw new IllegalArgumentException(
          "a future that nobody is to wait for needs a reason, and there is none");
    }
    Futures.detached(future);
  }

  private static Session session() {
    Session session = Agent.session();
    if (session == null) {
      throw new IllegalStateException("the Selvedge agent has not started");
    }
    return session;
  }
}
