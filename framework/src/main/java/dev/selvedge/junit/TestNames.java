package dev.selvedge.junit;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The names under which windows appear in findings: {@code com.acme.FooTest.bar()}, followed by the
 * display names of the invocations that lead to it, as in {@code com.acme.FooTest.bar(int) [1] 5}.
 */
final class TestNames {

  private TestNames() {}

  static NodeName of(ExtensionContext context) {
    ExtensionContext owner = owner(context);
    return new NodeName(
        owner.getTestClass().map(Class::getName).orElse(null),
        owner.getTestMethod().map(TestNames::signature).orElse(null),
        List.copyOf(invocations(context)));
  }

  static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  /** Returns the nearest context that has a class; those of dynamic nodes have none. */
  static ExtensionContext owner(ExtensionContext context) {
    ExtensionContext owner = context;
    while (owner.getTestClass().isEmpty() && owner.getParent().isPresent()) {
      owner = owner.getParent().get();
    }
    return owner;
  }

  private static Deque<String> invocations(ExtensionContext context) {
    Deque<String> labels = new ArrayDeque<>();
    ExtensionContext current = context;
    while (current.getParent().isPresent()) {
      ExtensionContext parent = current.getParent().get();
      if (isInvocation(current, parent)) {
        labels.addFirst(current.getDisplayName());
      }
      current = parent;
    }
    return labels;
  }

  /** Dynamic nodes have no class; invocations of a template have their template's. */
  private static boolean isInvocation(ExtensionContext context, ExtensionContext parent) {
    return context.getTestClass().isEmpty()
        || (context.getTestClass().equals(parent.getTestClass())
            && context.getTestMethod().equals(parent.getTestMethod()));
  }
}
