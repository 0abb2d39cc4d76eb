package dev.selvedge.junit;

import dev.selvedge.FanOutLimit;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The {@link FanOutLimit @FanOutLimit} of a node of a test plan. */
final class FanOutLimits {

  private FanOutLimits() {}

  /**
   * The limit of a method; or of a class, which has it from the classes around it or from its
   * package if it has none of its own; null if there is none, and the windows around it decide.
   */
  static @Nullable Integer of(@Nullable Class<?> type, @Nullable Method method) {
    if (method != null) {
      return of(method);
    }
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      Integer limit = of(each);
      if (limit != null) {
        return limit;
      }
    }
    Package around = type == null ? null : type.getPackage();
    return around == null ? null : of(around);
  }

  private static @Nullable Integer of(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, FanOutLimit.class)
        .map(FanOutLimit::value)
        .orElse(null);
  }
}
