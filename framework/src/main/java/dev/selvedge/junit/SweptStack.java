package dev.selvedge.junit;

import java.util.ArrayList;
import java.util.List;

/** What a reader wants to see of the stack of a test. */
final class SweptStack {

  private static final String[] REFLECTION = {"java.lang.reflect.", "jdk.internal.reflect."};

  private SweptStack() {}

  /** The stack without what JUnit called the test by, and without loaders and modules. */
  static StackTraceElement[] untilJUnit(List<StackTraceElement> stack) {
    List<StackTraceElement> kept = new ArrayList<>();
    for (StackTraceElement each : stack) {
      if (each.getClassName().startsWith("org.junit.")) {
        break;
      }
      kept.add(plain(each));
    }
    while (!kept.isEmpty() && isReflection(kept.get(kept.size() - 1))) {
      kept.remove(kept.size() - 1);
    }
    return kept.toArray(new StackTraceElement[0]);
  }

  /** The stack from its innermost line that is not the JDK's, for whoever double-clicks on it. */
  static StackTraceElement[] fromUser(StackTraceElement[] stack) {
    int first = 0;
    while (first < stack.length && isJdk(stack[first])) {
      first++;
    }
    StackTraceElement[] rest = new StackTraceElement[stack.length - first];
    System.arraycopy(stack, first, rest, 0, rest.length);
    return rest;
  }

  static String lines(StackTraceElement[] stack) {
    StringBuilder lines = new StringBuilder();
    for (StackTraceElement each : stack) {
      lines.append("  at ").append(each).append('\n');
    }
    return lines.toString().stripTrailing();
  }

  private static StackTraceElement plain(StackTraceElement each) {
    return new StackTraceElement(
        each.getClassName(), each.getMethodName(), each.getFileName(), each.getLineNumber());
  }

  private static boolean isReflection(StackTraceElement each) {
    return each.getClassName().startsWith(REFLECTION[0])
        || each.getClassName().startsWith(REFLECTION[1]);
  }

  private static boolean isJdk(StackTraceElement each) {
    return each.getClassName().startsWith("java.") || each.getClassName().startsWith("jdk.");
  }
}
