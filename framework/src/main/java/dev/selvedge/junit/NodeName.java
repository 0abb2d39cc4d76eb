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
 * Jupiter.
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
      return source.getMethodName() + "()";
    }
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (type != null) {
      parts.add(method == null ? type : type + "." + method);
    }
    parts.addAll(labels);
    return String.join(" ", parts);
  }
}
