package dev.selvedge.junit;

import dev.selvedge.Unguarded;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extensions;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Whether annotations have a test guarded: {@link Unguarded @Unguarded} or one that registers the
 * guard. The nearest counts: of the method, the class, its superclasses, the classes around it, the
 * package. JUnit itself only ever adds extensions, it cannot take one away.
 */
final class GuardChoice {

  private GuardChoice() {}

  /** What the annotations say; null if they say nothing. */
  static @Nullable Boolean annotated(@Nullable Class<?> type, @Nullable Method method) {
    Boolean choice = method == null ? null : of(method);
    for (Class<?> each = type; choice == null && each != null; each = each.getEnclosingClass()) {
      choice = ofHierarchy(each);
    }
    Package around = type == null ? null : type.getPackage();
    // What guards methods and classes guards no package.
    return (choice == null && around != null && isUnguarded(around)) ? Boolean.FALSE : choice;
  }

  /** What makes no sense of what a method or class says itself, in one line; null if nothing. */
  static @Nullable String complaint(@Nullable Class<?> type, @Nullable Method method) {
    AnnotatedElement element = method == null ? type : method;
    if (element == null || !isUnguarded(element)) {
      return null;
    }
    if (has(element, GuardChoice::guards)) {
      return "'" + element + "' is @Unguarded, and has an annotation that guards it; take one away";
    }
    return AnnotationSupport.findAnnotation(element, Unguarded.class)
        .filter(unguarded -> unguarded.because().isBlank())
        .map(unguarded -> "the @Unguarded at '" + element + "' gives no reason")
        .orElse(null);
  }

  private static boolean isUnguarded(AnnotatedElement element) {
    return has(element, Unguarded.class::isInstance);
  }

  /** Superclasses come after what a class says itself, as with inherited annotations. */
  private static @Nullable Boolean ofHierarchy(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      Boolean choice = of(each);
      for (Class<?> one : choice == null ? each.getInterfaces() : new Class<?>[0]) {
        choice = choice == null ? ofHierarchy(one) : choice;
      }
      if (choice != null) {
        return choice;
      }
    }
    return null;
  }

  private static @Nullable Boolean of(AnnotatedElement element) {
    if (isUnguarded(element)) {
      return false;
    }
    return has(element, GuardChoice::guards) ? true : null;
  }

  private static boolean guards(Annotation annotation) {
    if (annotation instanceof Extensions several) {
      return Arrays.stream(several.value()).anyMatch(GuardChoice::guards);
    }
    return annotation instanceof ExtendWith one
        && Arrays.asList(one.value()).contains(GuardedExtension.class);
  }

  /** Whether an element has an annotation itself, or one that has it. */
  private static boolean has(AnnotatedElement element, Predicate<Annotation> wanted) {
    return has(element, wanted, new HashSet<>());
  }

  private static boolean has(
      AnnotatedElement element, Predicate<Annotation> wanted, Set<Class<?>> seen) {
    for (Annotation each : element.getDeclaredAnnotations()) {
      Class<? extends Annotation> type = each.annotationType();
      if (wanted.test(each)
          || (!type.getName().startsWith("java.lang.annotation.")
              && seen.add(type)
              && has(type, wanted, seen))) {
        return true;
      }
    }
    return false;
  }
}
