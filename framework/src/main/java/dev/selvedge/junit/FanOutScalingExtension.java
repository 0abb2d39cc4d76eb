package dev.selvedge.junit;

import dev.selvedge.FanOutScaling;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The extension that {@link FanOutScaling @FanOutScaling} registers. It gives JUnit one run of the
 * test for each size.
 *
 * <p>The extension keeps no state, so that it serves tests in parallel. Public only because JUnit
 * and the annotation need it to be.
 */
public final class FanOutScalingExtension
    implements TestTemplateInvocationContextProvider, ExecutionCondition {

  /** For JUnit. */
  public FanOutScalingExtension() {}

  /** Leaves out its tests in a run without Selvedge, which could show nothing. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return SkippedTests.unless(() -> !supportsTestTemplate(context));
  }

  /** Provides for methods with the annotation, which may be one of another annotation. */
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), FanOutScaling.class);
  }

  /**
   * Provides the runs.
   *
   * @throws ExtensionConfigurationException if the agent is not running, the sizes are not what
   *     they must be, or the test has no parameter for them
   */
  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    if (context.getExecutionMode() == ExecutionMode.CONCURRENT) {
      throw new ExtensionConfigurationException(
          "a @FanOutScaling runs its invocations one after the other; take"
              + " @Execution(CONCURRENT) off its method");
    }
    FanOutScaling annotation =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), FanOutScaling.class)
            .orElseThrow();
    ScalingSizes sizes = ScalingSizes.of(annotation);
    ScaledParameter parameter = ScaledParameter.of(context.getRequiredTestMethod());
    Scaling scaling = new Scaling(ContextAgent.of(context), sizes, parameter, context);
    return scaling.runs().onClose(scaling::end);
  }
}
