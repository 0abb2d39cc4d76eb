package dev.selvedge.junit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * The extension that {@link dev.selvedge.Guarded @Guarded} registers. It opens a window at the
 * earliest callback of each class and of each test; the window closes itself, together with the
 * extension store of its context, and fails the class or test by what it saw.
 *
 * <p>The extension keeps no state, so that it serves tests in parallel. Public only because JUnit
 * and the annotation need it to be.
 */
public final class GuardedExtension
    implements BeforeAllCallback,
        TestInstancePreConstructCallback,
        BeforeEachCallback,
        InvocationInterceptor,
        PreInterruptCallback {

  /** For JUnit. */
  public GuardedExtension() {}

  /** Asks for the context of the test method, so that constructors run inside its window. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /**
   * Opens the window of a class.
   *
   * @throws ExtensionConfigurationException if the agent is not running
   */
  @Override
  public void beforeAll(ExtensionContext context) {
    GuardedWindow.openIn(context, "class");
  }

  /**
   * Opens the window of a test; with {@code PER_CLASS} instances, where the constructor runs before
   * {@code beforeAll}, that of the class.
   *
   * @throws ExtensionConfigurationException if the agent is not running
   */
  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factoryContext, ExtensionContext context) {
    GuardedWindow.openIn(context, context.getTestMethod().isPresent() ? "test" : "class");
  }

  /**
   * Opens the window of a test whose instance was made before, by the class.
   *
   * @throws ExtensionConfigurationException if the agent is not running
   */
  @Override
  public void beforeEach(ExtensionContext context) {
    GuardedWindow.openIn(context, "test");
  }

  /** Opens the window of a dynamic test, inside that of its factory, and runs it. */
  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation,
      DynamicTestInvocationContext invocationContext,
      ExtensionContext context)
      throws Throwable {
    GuardedWindow.openIn(context, "test");
    invocation.proceed();
  }

  /** Prints the task dump of a test that has run into its {@code @Timeout}. */
  @Override
  public void beforeThreadInterrupt(PreInterruptContext interrupt, ExtensionContext context) {
    TimeoutDump.print(
        ContextAgent.of(context),
        TestNames.of(context).toString(),
        interrupt.getThreadToInterrupt());
  }
}
