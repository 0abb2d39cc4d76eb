package dev.selvedge.junit;

import dev.selvedge.Finding;
import dev.selvedge.FindingsError;
import dev.selvedge.internal.Agent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A window of the agent that lives as long as the extension store of a class or test.
 *
 * <p>JUnit closes it with the store, adds what it throws to the failure that the test already has,
 * or makes it the failure. It is both kinds of closeable that JUnit knows: a configuration
 * parameter turns {@link AutoCloseable} off, and then the window would never close and every test
 * would pass.
 */
@SuppressWarnings("deprecation") // CloseableResource, see above
final class GuardedWindow implements AutoCloseable, Store.CloseableResource {

  private final ExtensionContext context;
  private final @Nullable GuardedWindow parent;
  private final NodeWindow window;

  /** What the windows inside this one have told, so that one finding never fails two of them. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private volatile @Nullable WindowJudge judge;

  private GuardedWindow(
      ExtensionContext context, @Nullable GuardedWindow parent, NodeWindow window) {
    this.context = context;
    this.parent = parent;
    this.window = window;
  }

  /** Opens a window in the context's store, unless the context already has one. */
  static void openIn(ExtensionContext context, String kind) {
    Store store = ContextAgent.store(context);
    // One key for all: a look-up finds the nearest enclosing window, which is the parent.
    GuardedWindow nearest = store.get(GuardedWindow.class, GuardedWindow.class);
    if (nearest == null || !nearest.context.getUniqueId().equals(context.getUniqueId())) {
      NodeWindow window = window(context, kind, nearest == null ? null : nearest.window);
      store.put(GuardedWindow.class, new GuardedWindow(context, nearest, window.guarded()));
      if (window.complaint() != null) {
        throw new ExtensionConfigurationException(window.complaint());
      }
    }
  }

  private static NodeWindow window(
      ExtensionContext context, String kind, @Nullable NodeWindow parent) {
    String node = context.getUniqueId();
    Agent agent = ContextAgent.of(context);
    NodeWindow known = NodeWindow.of(node);
    return known == null
        ? NodeWindow.open(
            agent,
            context.getRoot(),
            TestNames.of(context),
            node,
            kind,
            parent,
            NodeSettings.by(
                context.getTestClass().orElse(null), context.getTestMethod().orElse(null)))
        : known;
  }

  /** Returns the window of a context itself, if it has one. */
  static @Nullable GuardedWindow of(ExtensionContext context) {
    GuardedWindow nearest =
        ContextAgent.store(context).get(GuardedWindow.class, GuardedWindow.class);
    return nearest != null && nearest.context.getUniqueId().equals(context.getUniqueId())
        ? nearest
        : null;
  }

  /** Leaves the verdict to somebody else. */
  void judgedBy(WindowJudge other) {
    judge = other;
  }

  /** Returns the id by which the agent knows the window. */
  String id() {
    return window.id();
  }

  @Override
  public void close() {
    WindowJudge other = judge;
    if (other != null) {
      other.closing();
    }
    WindowResult result = window.close().without(told);
    if (parent != null) {
      parent.told.addAll(told);
      parent.told.addAll(result.keys());
    }
    result.warnings().forEach(this::publish);
    if (other != null) {
      other.judge(result);
      return;
    }
    List<Finding> failing = result.failing();
    if (!failing.isEmpty()) {
      throw new FindingsError(result.failure(), failing);
    }
  }

  private void publish(Finding warning) {
    try {
      context.publishReportEntry("selvedge", warning.toString());
    } catch (RuntimeException refused) {
      // A launcher that cannot take a report entry is no reason to fail the test; the journal and
      // the summary tell the warning as well.
    }
  }
}
