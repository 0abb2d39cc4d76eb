package dev.selvedge.junit;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.AgentProblem;
import dev.selvedge.internal.Agents;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The agent that serves an execution of JUnit. */
final class ContextAgent {

  private ContextAgent() {}

  /**
   * Returns the agent of this JVM; a value put into the context's store under its type takes
   * precedence.
   *
   * @throws ExtensionConfigurationException if there is none, in one line that says what to do
   */
  static Agent of(ExtensionContext context) {
    Agent known = store(context).get(Agent.class, Agent.class);
    return known == null ? ofThisJvm() : known;
  }

  private static Agent ofThisJvm() {
    try {
      return Agents.required();
    } catch (AgentProblem problem) {
      ExtensionConfigurationException failure =
          new ExtensionConfigurationException(problem.getMessage());
      failure.setStackTrace(problem.getStackTrace());
      throw failure;
    }
  }

  /** Returns the extension's own store of a context. */
  static Store store(ExtensionContext context) {
    return context.getStore(ExtensionContext.Namespace.create(GuardedExtension.class));
  }
}
