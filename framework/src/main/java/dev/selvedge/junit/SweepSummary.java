package dev.selvedge.junit;

import dev.selvedge.CancellationPoint;
import dev.selvedge.Finding;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * The last invocation of a sweep, whose name says what came of it. It runs neither the test method
 * nor what goes before and after it.
 *
 * @param text what came of the sweep
 * @param isComplete whether all points were exercised
 */
record SweepSummary(String text, boolean isComplete) implements TestTemplateInvocationContext {

  @Override
  public String getDisplayName(int invocationIndex) {
    return "[" + invocationIndex + "] " + text;
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new Nothing(this));
  }

  /** Skips what there is to skip. */
  private record Nothing(SweepSummary summary)
      implements InvocationInterceptor, ParameterResolver, CancellationPoint {

    @Override
    public void interceptBeforeEachMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> invocationContext,
        ExtensionContext context) {
      invocation.skip();
    }

    @Override
    public void interceptTestTemplateMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> invocationContext,
        ExtensionContext context) {
      invocation.skip();
      if (!summary.isComplete) {
        throw new TestAbortedException(summary.text);
      }
    }

    @Override
    public void interceptAfterEachMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> invocationContext,
        ExtensionContext context) {
      invocation.skip();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == CancellationPoint.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return this;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean wasReached() {
      return false;
    }

    @Override
    public Finding.@Nullable Site site() {
      return null;
    }

    @Override
    public String toString() {
      return "not cancelled";
    }
  }
}
