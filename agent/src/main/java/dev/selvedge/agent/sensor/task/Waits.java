package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/** What a thread waits for, in words for a reader. */
final class Waits {

  private Waits() {}

  /** What the thread waits for; null if it does not wait. */
  static @Nullable String of(@Nullable ThreadTasks tasks) {
    if (tasks == null) {
      return null;
    }
    Thread thread = tasks.thread;
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING -> call(thread.getStackTrace());
      case BLOCKED -> "a monitor that another thread holds";
      default -> null;
    };
  }

  /** The call of the JDK that waits, as its caller knows it. */
  private static @Nullable String call(StackTraceElement[] stack) {
    StackTraceElement api = null;
    for (StackTraceElement frame : stack) {
      String module = frame.getModuleName();
      boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
      if (!jdk && !frame.getClassName().startsWith("dev.selvedge.agent.")) {
        break;
      }
      if (jdk) {
        api = frame;
      }
    }
    if (api == null) {
      return null;
    }
    String type = api.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + api.getMethodName();
  }
}
