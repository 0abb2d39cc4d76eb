package dev.selvedge.junit;

import dev.selvedge.Allow;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What a node of a test plan allows by {@link Allow @Allow} of its own. What the nodes around it
 * allow is known of their windows, in which its window lies.
 */
final class Allowed {

  private Allowed() {}

  /** What a method allows, or a class with its package. */
  static List<Map<String, String>> by(@Nullable Class<?> type, @Nullable Method method) {
    List<Map<String, String>> allowed = new ArrayList<>();
    if (method != null) {
      add(allowed, method, method.getDeclaringClass().getName() + "." + method.getName());
    } else if (type != null) {
      add(allowed, type, type.getName());
      Package around = type.getPackage();
      if (around != null) {
        add(allowed, around, around.getName());
      }
    }
    return allowed;
  }

  private static void add(List<Map<String, String>> allowed, AnnotatedElement element, String at) {
    for (Allow each : AnnotationSupport.findRepeatableAnnotations(element, Allow.class)) {
      allowed.add(
          Map.of("rule", each.rule(), "in", each.in(), "because", each.because(), "at", at));
    }
  }
}
