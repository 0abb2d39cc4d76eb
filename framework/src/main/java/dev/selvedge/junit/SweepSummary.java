package dev.selvedge.junit;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * The last invocation of a sweep that has not exercised all points: it is skipped, and says so.
 *
 * @param text what came of the sweep
 */
record SweepSummary(String text) implements TestTemplateInvocationContext {

  @Override
  public String getDisplayName(int invocationIndex) {
    return "[" + invocationIndex + "] " + text;
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new Skipping(text));
  }

  private record Skipping(String text) implements ExecutionCondition, InvocationInterceptor {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return ConditionEvaluationResult.disabled(text);
    }

    /** Conditions can be turned off. */
    @Override
    public void interceptTestTemplateMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> invocationContext,
        ExtensionContext context) {
      invocation.skip();
      throw new TestAbortedException(text);
    }
  }
}
