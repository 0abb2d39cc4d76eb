package dev.selvedge.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * The name of a node of a test plan, of any engine: as {@link TestNames} has it for those of
 * Jupiter, {@code com.acme.PricesSpec.blocks when it is asked} of Spock, and {@code Prices > tea
 * costs 3} of Cucumber, which has no classes.
 *
 * @param type the nearest class
 * @param method the nearest method, with its parameters
 * @param labels the display names of what has no class or method of its own
 */
record NodeName(@Nullable String type, @Nullable String method, List<String> labels) {

  private static final NodeName ROOT = new NodeName(null, null, List.of());

  static NodeName of(String displayName, @Nullable TestSource source, @Nullable NodeName parent) {
    NodeName outer = parent == null ? ROOT : parent;
    if (outer.method == null && source instanceof MethodSource method) {
      return new NodeName(method.getClassName(), signature(method), outer.labels);
    }
    if (outer.method == null
        && source instanceof ClassSource type
        && !type.getClassName().equals(outer.type)) {
      return new NodeName(type.getClassName(), null, outer.labels);
    }
    List<String> labels = new ArrayList<>(outer.labels);
    labels.add(displayName);
    return new NodeName(outer.type, outer.method, List.copyOf(labels));
  }

  Map<String, Object> describe(String kind, String parent) {
    Map<String, Object> window = new HashMap<>();
    window.put("kind", kind);
    window.put("name", toString());
    if (type != null) {
      window.put("class", type);
    }
    if (method != null) {
      window.put("method", method);
    }
    window.put("parent", parent);
    return window;
  }

  private static String signature(MethodSource source) {
    try {
      return TestNames.signature(source.getJavaMethod());
    } catch (JUnitException | LinkageError noJavaMethod) {
      String name = source.getMethodName();
      return isJavaName(name) ? name + "()" : name;
    }
  }

  /** Whether it is not a sentence, as the methods of Spock are. */
  private static boolean isJavaName(String name) {
    return name.chars().allMatch(Character::isJavaIdentifierPart);
  }

  @Override
  public String toString() {
    StringBuilder name = new StringBuilder();
    if (type != null) {
      name.append(method == null ? type : type + "." + method);
    }
    for (String label : labels) {
      String between = isInvocation(label) ? " " : " > ";
      name.append(name.isEmpty() ? "" : between).append(label);
    }
    return name.toString();
  }

  /** Whether it is the same once more, rather than a step further down. */
  private boolean isInvocation(String label) {
    return label.startsWith("[") || (method != null && method.endsWith(")"));
  }
}
