package dev.selvedge.junit;

import dev.selvedge.Guard;
import dev.selvedge.Recording;
import dev.selvedge.internal.SkippedRun;
import java.lang.reflect.Parameter;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * The extension that {@link dev.selvedge.Guarded @Guarded} registers, and that JUnit finds by
 * itself where its auto-detection of extensions is on. It opens a window at the earliest callback
 * of each class and of each test that is guarded; the window closes itself, together with the
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
        ParameterResolver,
        PreInterruptCallback,
        ExecutionCondition {

  /** For JUnit. */
  public GuardedExtension() {}

  /** Leaves out what asks for its guard, in a run without Selvedge. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return SkippedTests.unless(() -> !SkippedTests.asksForItsGuard(context));
  }

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
    GuardedWindow.beginIn(context);
  }

  /** Opens the window of a dynamic test, inside that of its factory, and runs it. */
  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation,
      DynamicTestInvocationContext invocationContext,
      ExtensionContext context)
      throws Throwable {
    GuardedWindow.beginIn(context);
    invocation.proceed();
  }

  /** Provides what is a {@link Guard} or a {@link Recording}. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return isProvided(parameter.getParameter());
  }

  static boolean isProvided(Parameter parameter) {
    return parameter.getType() == Guard.class || parameter.getType() == Recording.class;
  }

  /**
   * Returns the guard of the test or class, or its recording.
   *
   * @throws ParameterResolutionException if it is not guarded
   */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Guard guard = GuardedWindow.guardOf(context);
    if (guard == null) {
      throw new ParameterResolutionException(
          "there is a "
              + parameter.getParameter().getType().getSimpleName()
              + " in guarded tests only, and this one is not; put @Guarded on its class");
    }
    return parameter.getParameter().getType() == Guard.class ? guard : guard.recording();
  }

  /** Prints the task dump of a test that has run into its {@code @Timeout}. */
  @Override
  public void beforeThreadInterrupt(PreInterruptContext interrupt, ExtensionContext context) {
    if (SkippedRun.isOn() || !GuardedNodes.contain(context)) {
      return;
    }
    TimeoutDump.print(
        ContextAgent.of(context),
        TestNames.of(context).toString(),
        interrupt.getThreadToInterrupt());
  }
}
