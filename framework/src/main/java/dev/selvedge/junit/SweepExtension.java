package dev.selvedge.junit;

import dev.selvedge.CancellationSweep;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The extension that {@link CancellationSweep @CancellationSweep} registers. It gives JUnit one run
 * of the test after the other, and decides on the next one when the last one has ended.
 *
 * <p>The extension keeps no state, so that it serves tests in parallel. Public only because JUnit
 * and the annotation need it to be.
 */
public final class SweepExtension
    implements TestTemplateInvocationContextProvider, ExecutionCondition {

  /** For JUnit. */
  public SweepExtension() {}

  /** Leaves out its tests in a run without Selvedge, which could show nothing. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return SkippedTests.unless(() -> !supportsTestTemplate(context));
  }

  /** Provides for methods with the annotation, which may be one of another annotation. */
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), CancellationSweep.class);
  }

  /**
   * Provides the runs.
   *
   * @throws ExtensionConfigurationException if the agent is not running, or an attribute of the
   *     annotation is not what it must be
   */
  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    if (context.getExecutionMode() == ExecutionMode.CONCURRENT) {
      throw new ExtensionConfigurationException(
          "a @CancellationSweep runs its invocations one after the other; take"
              + " @Execution(CONCURRENT) off its method");
    }
    if (!Allowed.expectedOf(context).isEmpty()) {
      throw new ExtensionConfigurationException(
          "a @CancellationSweep decides by itself what its runs may find, and there is an"
              + " @ExpectFinding on its method or class; show that fault in a test of its own");
    }
    CancellationSweep annotation =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), CancellationSweep.class)
            .orElseThrow();
    Sweep sweep = new Sweep(ContextAgent.of(context), SweepSettings.of(annotation), context);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(sweep, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(sweep::end);
  }
}
