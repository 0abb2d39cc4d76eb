package dev.selvedge.junit;

import dev.selvedge.internal.SkippedRun;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which tests are left out of a run without Selvedge, because they make no sense there. */
final class SkippedTests {

  private SkippedTests() {}

  /** Leaves out what does need Selvedge, if this is a run without. */
  static ConditionEvaluationResult unless(BooleanSupplier canDoWithout) {
    return SkippedRun.isOn() && !canDoWithout.getAsBoolean()
        ? ConditionEvaluationResult.disabled(SkippedRun.REASON)
        : ConditionEvaluationResult.enabled(null);
  }

  /**
   * Whether a test, or the constructor of a class, has a parameter that only the guard provides.
   */
  static boolean asksForItsGuard(ExtensionContext context) {
    Stream<? extends Executable> asking =
        context.getTestMethod().isPresent()
            ? context.getTestMethod().stream()
            : context.getTestClass().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredConstructors()));
    return asking
        .flatMap(each -> Arrays.stream(each.getParameters()))
        .anyMatch(GuardedExtension::isProvided);
  }
}
