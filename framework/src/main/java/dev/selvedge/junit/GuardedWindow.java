package dev.selvedge.junit;

import dev.selvedge.Finding;
import dev.selvedge.Guard;
import dev.selvedge.internal.Agent;
import dev.selvedge.internal.SkippedRun;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

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

  /** Whether it fails the test; one in another that does may be there to fail nothing. */
  private final boolean guards;

  /** Whether it has to find what is expected; a class and a factory leave that to their tests. */
  private final boolean asked;

  /** Whether the test was about to run; JUnit makes the instance of a disabled one, too. */
  private volatile boolean begun;

  /** What the windows inside this one have told, so that one finding never fails two of them. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private volatile @Nullable WindowJudge judge;

  private GuardedWindow(
      ExtensionContext context,
      @Nullable GuardedWindow parent,
      NodeWindow window,
      boolean guards,
      boolean asked) {
    this.context = context;
    this.parent = parent;
    this.window = window;
    this.guards = guards;
    this.asked = asked;
  }

  /**
   * Opens a window in the context's store, unless the context already has one; or is not guarded,
   * and lies in nothing that is.
   */
  static void openIn(ExtensionContext context, String kind) {
    if (SkippedRun.isOn()) {
      return;
    }
    GuardedWindow nearest = nearest(context);
    if (nearest != null && nearest.isOf(context)) {
      return;
    }
    boolean guards = GuardedNodes.contain(context);
    if (!guards) {
      requireSense(context);
      if (nearest == null || !nearest.guards) {
        return;
      }
    }
    String problem = guards ? SuiteListener.problem() : null;
    if (problem != null) {
      throw new ExtensionConfigurationException(problem);
    }
    NodeWindow window = window(context, kind, nearest == null ? null : nearest.window);
    ContextAgent.store(context)
        .put(
            GuardedWindow.class,
            new GuardedWindow(
                context,
                nearest,
                guards ? window.guarded() : window.unguarded(),
                guards,
                kind.equals("test") && !isFactory(context)));
    if (window.complaint() != null) {
      throw new ExtensionConfigurationException(window.complaint());
    }
  }

  /** Opens the window of a test that is about to run, unless it is open. */
  static void beginIn(ExtensionContext context) {
    openIn(context, "test");
    GuardedWindow own = of(context);
    if (own != null) {
      own.begun = true;
    }
  }

  private static void requireSense(ExtensionContext context) {
    String complaint =
        GuardChoice.complaint(
            context.getTestClass().orElse(null), context.getTestMethod().orElse(null));
    if (complaint != null) {
      throw new ExtensionConfigurationException(complaint);
    }
  }

  private static boolean isFactory(ExtensionContext context) {
    Method method = context.getTestMethod().orElse(null);
    return method != null && AnnotationSupport.isAnnotated(method, TestFactory.class);
  }

  /** One key for all: a look-up finds the nearest enclosing window, which is the parent. */
  private static @Nullable GuardedWindow nearest(ExtensionContext context) {
    return ContextAgent.store(context).get(GuardedWindow.class, GuardedWindow.class);
  }

  private boolean isOf(ExtensionContext other) {
    return context.getUniqueId().equals(other.getUniqueId());
  }

  /** Returns the guard of the nearest window of a context that guards; null if there is none. */
  static @Nullable Guard guardOf(ExtensionContext context) {
    GuardedWindow nearest = nearest(context);
    return nearest == null || !nearest.guards ? null : new WindowGuard(nearest.window);
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
    GuardedWindow nearest = nearest(context);
    return nearest != null && nearest.isOf(context) ? nearest : null;
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
    WindowResult closed = window.close();
    if (!guards) {
      return;
    }
    WindowResult result = closed.without(told);
    if (!asked || !begun || isAborted()) {
      result = result.withoutMissed();
    }
    if (parent != null) {
      parent.told.addAll(told);
      parent.told.addAll(result.keys());
    }
    result.warnings().forEach(this::publish);
    if (other != null) {
      other.judge(result);
      return;
    }
    WindowVerdict.throwIfFailed(result);
  }

  /** A test that did not want to run had nothing to show. */
  private boolean isAborted() {
    return context
        .getExecutionException()
        .filter(TestAbortedException.class::isInstance)
        .isPresent();
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
