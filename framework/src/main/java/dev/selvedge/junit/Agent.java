package dev.selvedge.junit;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The agent as the extension sees it: windows are opened and closed, and what they saw comes back
 * in maps of JDK types, as the journal writes them. Its calls may be made from any thread.
 */
interface Agent {

  /** Returns the journal's start line of this JVM. */
  Map<String, Object> start();

  /**
   * Opens a window.
   *
   * @param window {@code kind}, {@code name}, {@code class}, {@code method}, {@code parent}
   * @return the window's id
   */
  String open(Map<String, Object> window);

  /**
   * Closes a window.
   *
   * @param id what {@link #open} returned
   * @return the window's line, with {@code findings}, {@code failing} and {@code failure}
   */
  Map<String, Object> close(String id);

  /**
   * Returns the agent of this JVM.
   *
   * <p>It is looked up once for an execution and kept in the root store; a value put into a nearer
   * store under this type takes precedence. A failure is not kept, so every guarded class says it.
   *
   * @throws ExtensionConfigurationException if there is none, in one line that says what to do
   */
  static Agent of(ExtensionContext context) {
    Agent known = store(context).get(Agent.class, Agent.class);
    if (known != null) {
      return known;
    }
    Agent agent = BootAgent.connect();
    store(context.getRoot()).put(Agent.class, agent);
    return agent;
  }

  /** Returns the extension's own store of a context. */
  static Store store(ExtensionContext context) {
    return context.getStore(ExtensionContext.Namespace.create(GuardedExtension.class));
  }
}
