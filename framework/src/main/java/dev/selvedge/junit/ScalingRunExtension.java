package dev.selvedge.junit;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestWatcher;

/** Tells a run of a scaled test what JUnit does with it, and the test its number of inputs. */
final class ScalingRunExtension
    implements TestInstancePreConstructCallback,
        BeforeEachCallback,
        ParameterResolver,
        TestWatcher {

  private final ScalingRun run;

  ScalingRunExtension(ScalingRun run) {
    this.run = run;
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factoryContext, ExtensionContext context) {
    run.begin(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    run.begin(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return run.parameter().is(parameter.getDeclaringExecutable(), parameter.getIndex());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return run.size();
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    run.passed();
  }
}
