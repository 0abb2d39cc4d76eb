package dev.selvedge.junit;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.Agents;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Opens a window for every test and container of every engine, so that the agent knows whose work
 * is whose. It fails nothing; {@link GuardedExtension} does that, with the same windows.
 *
 * <p>JUnit registers it; the parameter {@code junit.platform.execution.listeners.deactivate} takes
 * it out. Public only because JUnit needs it to be.
 */
@SuppressWarnings("exports") // called by JUnit alone
public final class WindowListener implements TestExecutionListener {

  private final Supplier<@Nullable Agent> agents;
  private final Map<UniqueId, NodeWindow> open = new ConcurrentHashMap<>();
  private volatile @Nullable Agent agent;

  /** For JUnit. */
  public WindowListener() {
    this(Agents::present);
  }

  WindowListener(Supplier<@Nullable Agent> agents) {
    this.agents = agents;
  }

  /** Looks for the agent; without one, nothing happens. */
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    agent = agents.get();
  }

  /** Opens a window for the current thread. */
  @Override
  public void executionStarted(TestIdentifier node) {
    Agent present = agent;
    if (present == null || isEngine(node.getUniqueIdObject())) {
      return;
    }
    try {
      open.put(node.getUniqueIdObject(), open(present, node, parent(node)));
    } catch (RuntimeException inTheAgent) {
      agent = null; // no reason to disturb the tests, and it would be the same with the next one
    }
  }

  private NodeWindow open(Agent agent, TestIdentifier node, @Nullable NodeWindow parent) {
    NodeWindow ofTheGuard = NodeWindow.of(node.getUniqueId());
    if (ofTheGuard != null) {
      return ofTheGuard.in(this);
    }
    NodeName name =
        NodeName.of(
            node.getDisplayName(),
            node.getSource().orElse(null),
            parent == null ? null : parent.name());
    String kind = node.isTest() || name.method() != null ? "test" : "class";
    return NodeWindow.open(
        agent,
        this,
        name,
        node.getUniqueId(),
        kind,
        parent,
        NodeSettings.by(node.getSource().orElse(null)));
  }

  /** Closes the window, unless the guard has done it. */
  @Override
  public void executionFinished(TestIdentifier node, TestExecutionResult result) {
    NodeWindow window = open.remove(node.getUniqueIdObject());
    if (window != null) {
      end(window);
    }
  }

  /** Closes what is still open because an engine has failed. */
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    open.values().forEach(WindowListener::end);
    open.clear();
    agent = null;
    AutoDetection.restore();
  }

  private static void end(NodeWindow window) {
    try {
      window.end();
    } catch (RuntimeException inTheAgent) {
      // See above.
    }
  }

  /** Returns the nearest window around; engines, which may lie inside a suite, have none. */
  private @Nullable NodeWindow parent(TestIdentifier node) {
    Optional<UniqueId> id = node.getParentIdObject();
    while (id.isPresent()) {
      NodeWindow window = open.get(id.get());
      if (window != null) {
        return window;
      }
      UniqueId without = id.get();
      id =
          without.getSegments().size() > 1
              ? Optional.of(without.removeLastSegment())
              : Optional.empty();
    }
    return null;
  }

  private static boolean isEngine(UniqueId id) {
    return id.getLastSegment().getType().equals("engine");
  }
}
