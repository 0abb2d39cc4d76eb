package dev.selvedge.junit;

import dev.selvedge.Allow;
import dev.selvedge.Detached;
import dev.selvedge.ExpectFinding;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What a node of a test plan says of findings by annotations of its own: which it allows, of which
 * work, and which it expects. What the nodes around it say is known of their windows, in which its
 * window lies.
 */
final class Allowed {

  private Allowed() {}

  /** What a method allows, or a class with its package. */
  static List<Map<String, String>> by(@Nullable Class<?> type, @Nullable Method method) {
    List<Map<String, String>> allowed = new ArrayList<>();
    each(
        type,
        method,
        (element, at) -> {
          for (Allow each : AnnotationSupport.findRepeatableAnnotations(element, Allow.class)) {
            allowed.add(
                Map.of("rule", each.rule(), "in", each.in(), "because", each.because(), "at", at));
          }
        });
    return allowed;
  }

  /** For which work of a method nobody is to wait, or of a class with its package. */
  static List<Map<String, String>> detached(@Nullable Class<?> type, @Nullable Method method) {
    List<Map<String, String>> detached = new ArrayList<>();
    each(
        type,
        method,
        (element, at) -> {
          for (Detached each :
              AnnotationSupport.findRepeatableAnnotations(element, Detached.class)) {
            detached.add(Map.of("in", each.in(), "because", each.because(), "at", at));
          }
        });
    return detached;
  }

  /** What a method is to find, or each test of a class. */
  static List<Map<String, String>> expected(@Nullable Class<?> type, @Nullable Method method) {
    List<Map<String, String>> expected = new ArrayList<>();
    each(
        type,
        method,
        (element, at) -> {
          for (ExpectFinding each :
              AnnotationSupport.findRepeatableAnnotations(element, ExpectFinding.class)) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("rule", each.rule().isEmpty() ? each.value() : each.rule());
            line.put("in", each.in());
            line.put("at", at);
            expected.add(line);
          }
        });
    return expected;
  }

  /** What makes no sense of what is expected, in one line; null if nothing. */
  static @Nullable String complaint(@Nullable Class<?> type, @Nullable Method method) {
    List<String> complaints = new ArrayList<>();
    each(
        type,
        method,
        (element, at) -> {
          for (ExpectFinding each :
              AnnotationSupport.findRepeatableAnnotations(element, ExpectFinding.class)) {
            if (!each.rule().isEmpty() && !each.value().isEmpty()) {
              complaints.add(
                  "the @ExpectFinding at "
                      + at
                      + " names two rules, '"
                      + each.value()
                      + "' and '"
                      + each.rule()
                      + "'; write one annotation for each");
            }
          }
        });
    return complaints.isEmpty() ? null : complaints.get(0);
  }

  /** What a test method is to find, by annotations of its own and of the classes around it. */
  static List<Map<String, String>> expectedOf(ExtensionContext context) {
    List<Map<String, String>> expected =
        new ArrayList<>(expected(null, context.getRequiredTestMethod()));
    for (Class<?> each = context.getRequiredTestClass();
        each != null;
        each = each.getEnclosingClass()) {
      expected.addAll(expected(each, null));
    }
    return expected;
  }

  private static void each(
      @Nullable Class<?> type,
      @Nullable Method method,
      BiConsumer<AnnotatedElement, String> consumer) {
    if (method != null) {
      consumer.accept(method, method.getDeclaringClass().getName() + "." + method.getName());
    } else if (type != null) {
      consumer.accept(type, type.getName());
      Package around = type.getPackage();
      if (around != null) {
        consumer.accept(around, around.getName());
      }
    }
  }
}
