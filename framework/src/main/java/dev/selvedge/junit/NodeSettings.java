package dev.selvedge.junit;

import dev.selvedge.FanOutLimit;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * What a node of a test plan says of its window by annotations of its own.
 *
 * @param allowed what it allows
 * @param fanOutLimit how many tasks one line may have at work; null if it does not say
 */
record NodeSettings(List<Map<String, String>> allowed, @Nullable Integer fanOutLimit) {

  static final NodeSettings NONE = new NodeSettings(List.of(), null);

  private static final String ALLOWED = "allow";
  private static final String LIMIT = "fanOutLimit";

  /** What a method says, or a class with its package. */
  static NodeSettings by(@Nullable Class<?> type, @Nullable Method method) {
    return new NodeSettings(Allowed.by(type, method), FanOutLimits.of(type, method));
  }

  /** What a source of any engine says; nothing if it is no code in Java. */
  static NodeSettings by(@Nullable TestSource source) {
    try {
      if (source instanceof MethodSource method) {
        return by(null, method.getJavaMethod());
      }
      return source instanceof ClassSource type ? by(type.getJavaClass(), null) : NONE;
    } catch (JUnitException | LinkageError noJava) {
      return NONE;
    }
  }

  /** What makes no sense about it by itself, in one line; null if nothing does. */
  @Nullable String complaint() {
    return fanOutLimit == null || fanOutLimit > 0
        ? null
        : "@"
            + FanOutLimit.class.getSimpleName()
            + "("
            + fanOutLimit
            + ") would let no task work at all; give a number from 1 on";
  }

  /** Adds it to what the agent is told of a window. */
  void describe(Map<String, Object> window) {
    if (!allowed.isEmpty()) {
      window.put(ALLOWED, allowed);
    }
    if (fanOutLimit != null && fanOutLimit > 0) {
      window.put(LIMIT, fanOutLimit);
    }
  }

  /** Takes away what the agent has refused. */
  static void clear(Map<String, Object> window) {
    window.remove(ALLOWED);
    window.remove(LIMIT);
  }
}
