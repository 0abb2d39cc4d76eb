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
 * @param detached for which work nobody is to wait
 * @param expected what it is to find
 * @param fanOutLimit how many tasks one line may have at work; null if it does not say
 * @param guarded whether it is guarded by annotations, also of those around; null if none says so
 * @param complaint what makes no sense about it by itself, in one line; null if nothing does
 */
record NodeSettings(
    List<Map<String, String>> allowed,
    List<Map<String, String>> detached,
    List<Map<String, String>> expected,
    @Nullable Integer fanOutLimit,
    @Nullable Boolean guarded,
    @Nullable String complaint) {

  static final NodeSettings NONE =
      new NodeSettings(List.of(), List.of(), List.of(), null, null, null);

  private static final String ALLOWED = "allow";
  private static final String DETACHED = "detached";
  private static final String EXPECTED = "expect";
  private static final String LIMIT = "fanOutLimit";

  /** What a method says, or a class with its package. */
  static NodeSettings by(@Nullable Class<?> type, @Nullable Method method) {
    Integer limit = FanOutLimits.of(type, method);
    return new NodeSettings(
        Allowed.by(type, method),
        Allowed.detached(type, method),
        Allowed.expected(type, method),
        limit,
        GuardChoice.annotated(type, method),
        complaint(type, method, limit));
  }

  /** What a source of any engine says; nothing if it is no code in Java. */
  static NodeSettings by(@Nullable TestSource source) {
    try {
      if (source instanceof MethodSource method) {
        return by(method.getJavaClass(), method.getJavaMethod());
      }
      return source instanceof ClassSource type ? by(type.getJavaClass(), null) : NONE;
    } catch (JUnitException | LinkageError noJava) {
      return NONE;
    }
  }

  private static @Nullable String complaint(
      @Nullable Class<?> type, @Nullable Method method, @Nullable Integer limit) {
    if (limit != null && limit <= 0) {
      return "@"
          + FanOutLimit.class.getSimpleName()
          + "("
          + limit
          + ") would let no task work at all; give a number from 1 on";
    }
    String twoRules = Allowed.complaint(type, method);
    return twoRules == null ? GuardChoice.complaint(type, method) : twoRules;
  }

  /** Adds it to what the agent is told of a window. */
  void describe(Map<String, Object> window) {
    put(window, ALLOWED, allowed);
    put(window, DETACHED, detached);
    put(window, EXPECTED, expected);
    if (fanOutLimit != null && fanOutLimit > 0) {
      window.put(LIMIT, fanOutLimit);
    }
    if (guarded != null) {
      window.put("guarded", guarded);
    }
  }

  private static void put(Map<String, Object> window, String key, List<?> list) {
    if (!list.isEmpty()) {
      window.put(key, list);
    }
  }

  /** Takes away what the agent has refused. */
  static void clear(Map<String, Object> window) {
    window.remove(ALLOWED);
    window.remove(DETACHED);
    window.remove(EXPECTED);
    window.remove(LIMIT);
  }
}
