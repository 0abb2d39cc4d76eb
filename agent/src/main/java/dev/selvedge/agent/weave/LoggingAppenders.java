package dev.selvedge.agent.weave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The appenders of Logback and Log4j 2, by the types through which all of them go. */
final class LoggingAppenders {

  private static final Map<String, List<Hook>> HOOKS = new HashMap<>();

  static {
    HOOKS.put("ch/qos/logback/core/AppenderBase", List.of(Hook.logging("doAppend")));
    HOOKS.put("ch/qos/logback/core/UnsynchronizedAppenderBase", List.of(Hook.logging("doAppend")));
    HOOKS.put(
        "org/apache/logging/log4j/core/config/AppenderControl",
        List.of(Hook.logging("callAppender")));
  }

  private LoggingAppenders() {}

  static boolean maybe(String internalName) {
    return HOOKS.containsKey(internalName);
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    TypeWeaver.Woven woven =
        TypeWeaver.weave(classFile, HOOKS.getOrDefault(internalName, List.of()));
    return woven.attached().isEmpty() ? null : woven.bytes();
  }
}
