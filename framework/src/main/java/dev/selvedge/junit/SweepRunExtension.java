package dev.selvedge.junit;

import dev.selvedge.CancellationPoint;
import dev.selvedge.junit.SweepRun.Outcome;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestWatcher;

/** Tells a run of a swept test what JUnit does with it. */
final class SweepRunExtension
    implements ExecutionCondition,
        TestInstancePreConstructCallback,
        BeforeEachCallback,
        AfterEachCallback,
        InvocationInterceptor,
        ParameterResolver,
        TestWatcher {

  private final SweepRun run;

  SweepRunExtension(SweepRun run) {
    this.run = run;
  }

  /** The first that JUnit asks; a run that is not selected is not asked. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    run.started();
    return ConditionEvaluationResult.enabled("swept");
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factoryContext, ExtensionContext context) {
    run.started(); // conditions can be turned off
    run.begin(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    run.started();
    run.begin(context);
  }

  /** After what the test itself does after each. */
  @Override
  public void afterEach(ExtensionContext context) {
    run.requireReached();
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    run.run(invocation);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == CancellationPoint.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return run;
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    run.ended(Outcome.PASSED);
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    run.ended(Outcome.ABORTED);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    run.ended(Outcome.FAILED);
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    run.ended(Outcome.ABORTED);
  }
}
