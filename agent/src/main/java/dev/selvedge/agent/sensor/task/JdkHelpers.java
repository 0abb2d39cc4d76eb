package dev.selvedge.agent.sensor.task;

/**
 * The parts of the JDK that make tasks for themselves when they are called: the selector of an HTTP
 * client, the clock of an HTTP server, the reaper of a process.
 */
final class JdkHelpers {

  private static final String[] PARTS = {
    "com.sun.",
    "java.io.",
    "java.lang.Process",
    "java.lang.ref.",
    "java.net.",
    "java.nio.",
    "java.rmi.",
    "java.util.logging.",
    "java.util.prefs.",
    "javax.",
    "jdk.internal.net.",
    "jdk.internal.ref.",
    "jdk.jfr.",
    "sun."
  };

  private static final ClassValue<Boolean> HELPERS =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          for (String part : PARTS) {
            if (type.getName().startsWith(part)) {
              return true;
            }
          }
          return false;
        }
      };

  private JdkHelpers() {}

  /** Whether a class of the JDK belongs to such a part. */
  static boolean is(Class<?> type) {
    return HELPERS.get(type);
  }
}
