package dev.selvedge.junit;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.FakeAgent;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** Puts the fake where the guard looks for the agent; registered by auto-detection. */
public final class FakeAgentExtension
    implements BeforeAllCallback, TestInstancePreConstructCallback, BeforeEachCallback {

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    provide(context);
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factoryContext, ExtensionContext context) {
    provide(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    provide(context);
  }

  private static void provide(ExtensionContext context) {
    ContextAgent.store(context).put(Agent.class, FakeAgent.current);
  }
}
