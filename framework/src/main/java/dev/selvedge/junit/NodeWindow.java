package dev.selvedge.junit;

import dev.selvedge.internal.Agent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The window of one node of a test plan, guarded or not.
 *
 * <p>Of a node that is guarded, listener and guard have one window together, whoever comes first:
 * JUnit makes the instance of a test before it says that the test has started. The guard closes it.
 * What a window finds that nobody guards goes to the nearest guarded one around it: to the class,
 * for instance, if a method that provides the arguments of a parameterized test is at fault.
 *
 * <p>Windows of one thread nest, also where JUnit's workers run one test inside another's wait.
 */
final class NodeWindow {

  /** Innermost first; absent where there are none. Windows that another thread closed remain. */
  private static final ThreadLocal<@Nullable Deque<NodeWindow>> OF_THREAD = new ThreadLocal<>();

  private static final int MOST_TRIES = 1_000;
  private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(1);

  private final Agent agent;
  private final NodeName name;
  private final String node;
  private final String id;
  private final @Nullable NodeWindow parent;

  /** What is wrong with what the node says of it, in one line. */
  private final @Nullable String complaint;

  private final Queue<WindowResult> inside = new ConcurrentLinkedQueue<>();
  private volatile Object run;
  private volatile boolean guarded;
  private volatile boolean unguarded;
  private volatile boolean closed;
  private volatile @Nullable Map<String, Object> end;

  private NodeWindow(
      Agent agent,
      Object run,
      NodeName name,
      String node,
      String id,
      @Nullable NodeWindow parent,
      @Nullable String complaint) {
    this.agent = agent;
    this.run = run;
    this.name = name;
    this.node = node;
    this.id = id;
    this.parent = parent;
    this.complaint = complaint;
  }

  /**
   * Opens a window for the current thread.
   *
   * @param run what the windows of one execution have in common
   * @param name the node's name
   * @param node the node's unique id
   * @param kind {@code test} or {@code class}
   * @param parent the window around it
   * @param settings what the node itself says of it
   */
  static NodeWindow open(
      Agent agent,
      Object run,
      NodeName name,
      String node,
      String kind,
      @Nullable NodeWindow parent,
      NodeSettings settings) {
    Map<String, Object> described = name.describe(kind, parent == null ? around(run) : parent.id);
    String complaint = settings.complaint();
    boolean unguarded = Boolean.FALSE.equals(settings.guarded());
    String id;
    try {
      settings.describe(described);
      id = agent.open(described);
    } catch (IllegalArgumentException refused) {
      complaint = String.valueOf(refused.getMessage());
      NodeSettings.clear(described);
      id = agent.open(described);
    }
    NodeWindow window = new NodeWindow(agent, run, name, node, id, parent, complaint);
    window.unguarded = unguarded;
    Deque<NodeWindow> windows = OF_THREAD.get();
    if (windows == null) {
      windows = new ArrayDeque<>();
      OF_THREAD.set(windows);
    }
    windows.push(window);
    return window;
  }

  /** Returns the current thread's innermost window, if it is that of the node. */
  static @Nullable NodeWindow of(String node) {
    NodeWindow innermost = innermost();
    return innermost == null || !innermost.node.equals(node) ? null : innermost;
  }

  /**
   * Returns the id of the window around an execution: that of the test that has started it. A
   * window of the same execution is not around it, its thread is only lent.
   */
  private static String around(Object run) {
    NodeWindow innermost = innermost();
    return innermost == null || innermost.run.equals(run) ? Agent.NO_WINDOW : innermost.id;
  }

  private static @Nullable NodeWindow innermost() {
    Deque<NodeWindow> windows = OF_THREAD.get();
    if (windows == null) {
      return null;
    }
    windows.removeIf(window -> window.closed);
    if (windows.isEmpty()) {
      OF_THREAD.remove();
    }
    return windows.peek();
  }

  /** Returns what is wrong with what the node says of it, if anything is. */
  @Nullable String complaint() {
    return complaint;
  }

  /** Returns the id by which the agent knows the window. */
  String id() {
    return id;
  }

  NodeName name() {
    return name;
  }

  /** Counts the window among those of an execution, which the guard alone cannot tell. */
  NodeWindow in(Object run) {
    this.run = run;
    return this;
  }

  /** Returns the agent that knows the window. */
  Agent agent() {
    return agent;
  }

  /** Leaves the closing, and what comes of it, to the guard. */
  NodeWindow guarded() {
    guarded = true;
    unguarded = false;
    return this;
  }

  /** What it finds fails nothing, neither its own test nor what is around. */
  NodeWindow unguarded() {
    unguarded = true;
    return this;
  }

  /**
   * What there is to tell of it now, or was in the end.
   *
   * @param settleNanos how long to wait for its tasks; negative as long as at its end
   */
  Map<String, Object> look(long settleNanos) {
    for (int tries = 0; ; tries++) {
      Map<String, Object> last = end;
      if (last != null) {
        return last;
      }
      try {
        return agent.look(id, settleNanos);
      } catch (IllegalArgumentException closing) {
        // It is about to say how it was in the end.
        if (tries >= MOST_TRIES) {
          throw closing;
        }
        LockSupport.parkNanos(this, BETWEEN_TRIES);
      }
    }
  }

  /** Closes the window; on its own thread, if possible. */
  WindowResult close() {
    closed = true;
    try {
      Map<String, Object> told = guarded ? agent.close(id) : agent.leave(id);
      end = told;
      return inside.stream().reduce(WindowResult.of(told), WindowResult::and);
    } finally {
      innermost();
    }
  }

  /** Ends the node: what the guard has not closed is closed, its result left to those around. */
  void end() {
    if (closed) {
      return;
    }
    WindowResult result = close();
    for (NodeWindow each = unguarded ? null : parent; each != null; each = each.parent) {
      if (each.guarded) {
        each.inside.add(result);
      }
      if (each.guarded || each.unguarded) {
        return;
      }
    }
  }
}
