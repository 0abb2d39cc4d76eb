package dev.selvedge.junit;

import dev.selvedge.Finding;
import dev.selvedge.FindingsError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

  private final Agent agent;
  private final ExtensionContext context;
  private final @Nullable GuardedWindow parent;
  private final String id;

  /** What the windows inside this one have told, so that one finding never fails two of them. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private GuardedWindow(
      Agent agent, ExtensionContext context, @Nullable GuardedWindow parent, String id) {
    this.agent = agent;
    this.context = context;
    this.parent = parent;
    this.id = id;
  }

  /** Opens a window in the context's store, unless the context already has one. */
  static void openIn(ExtensionContext context, String kind) {
    Store store = Agent.store(context);
    // One key for all: a look-up finds the nearest enclosing window, which is the parent.
    GuardedWindow nearest = store.get(GuardedWindow.class, GuardedWindow.class);
    if (nearest != null && nearest.context.getUniqueId().equals(context.getUniqueId())) {
      return;
    }
    Agent agent = Agent.of(context);
    String id = agent.open(describe(context, kind, nearest));
    store.put(GuardedWindow.class, new GuardedWindow(agent, context, nearest, id));
  }

  private static Map<String, Object> describe(
      ExtensionContext context, String kind, @Nullable GuardedWindow parent) {
    ExtensionContext owner = TestNames.methodOwner(context);
    Map<String, Object> window = new HashMap<>();
    window.put("kind", kind);
    window.put("name", TestNames.of(context));
    owner.getTestClass().ifPresent(type -> window.put("class", type.getName()));
    owner.getTestMethod().ifPresent(method -> window.put("method", TestNames.signature(method)));
    if (parent != null) {
      window.put("parent", parent.id);
    }
    return window;
  }

  @Override
  public void close() {
    WindowResult result = WindowResult.of(agent.close(id)).without(told);
    if (parent != null) {
      parent.told.addAll(told);
      parent.told.addAll(result.keys());
    }
    result.warnings().forEach(this::publish);
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
