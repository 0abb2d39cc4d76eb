package dev.selvedge.junit;

import dev.selvedge.internal.SkippedRun;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Which tests are left out of a run without Selvedge, because they make no sense there. */
final class SkippedTests {

  private static final List<Class<? extends Annotation>> AROUND =
      List.of(BeforeAll.class, BeforeEach.class, AfterEach.class, AfterAll.class);

  private SkippedTests() {}

  /** Leaves out what does need Selvedge, if this is a run without. */
  static ConditionEvaluationResult unless(BooleanSupplier canDoWithout) {
    return SkippedRun.isOn() && !canDoWithout.getAsBoolean()
        ? ConditionEvaluationResult.disabled(SkippedRun.REASON)
        : ConditionEvaluationResult.enabled(null);
  }

  /** What of a class comes around each of its tests, or around all. */
  private static Stream<Executable> ofAllTests(Class<?> type) {
    Stream<Executable> around =
        AROUND.stream()
            .flatMap(
                each ->
                    AnnotationSupport.findAnnotatedMethods(
                        type, each, HierarchyTraversalMode.TOP_DOWN)
                        .stream());
    return Stream.concat(Arrays.stream(type.getDeclaredConstructors()), around);
  }

  /**
   * Whether a test, or what a class does for all of them, has a parameter that only the guard
   * provides.
   */
  static boolean asksForItsGuard(ExtensionContext context) {
    Stream<? extends Executable> asking =
        context.getTestMethod().isPresent()
            ? context.getTestMethod().stream()
            : context.getTestClass().stream().flatMap(SkippedTests::ofAllTests);
    return asking
        .flatMap(each -> Arrays.stream(each.getParameters()))
        .anyMatch(GuardedExtension::isProvided);
  }
}
