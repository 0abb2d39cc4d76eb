package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a thread waits for, in words for a reader. */
final class Waits {

  private static final String SELVEDGE = "dev.selvedge.agent.";

  private Waits() {}

  /** What the thread waits for; null if it does not wait. */
  static @Nullable String of(@Nullable ThreadTasks tasks) {
    if (tasks == null) {
      return null;
    }
    Thread thread = tasks.thread;
    return switch (ThreadFacts.state(thread)) {
      case WAITING, TIMED_WAITING -> call(ThreadFacts.stack(thread));
      case BLOCKED -> "a monitor that another thread holds";
      default -> null;
    };
  }

  /** The call of the JDK that waits, as its caller knows it. */
  static @Nullable String call(StackTraceElement[] stack) {
    StackTraceElement api = null;
    for (StackTraceElement frame : stack) {
      boolean jdk = isJdk(frame);
      if (!jdk && !frame.getClassName().startsWith(SELVEDGE)) {
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

  /** The method of the JDK that is called at a place, {@code Future.get}; null if none is. */
  static @Nullable String apiOf(List<Frame> frames) {
    if (frames.isEmpty() || frames.get(0).owner() != Frame.Owner.JDK) {
      return null;
    }
    StackTraceElement api = frames.get(0).element();
    String type = api.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + api.getMethodName();
  }

  /** The innermost line of a stack that is not the JDK's; null if there is none. */
  static @Nullable StackTraceElement line(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!isJdk(frame) && !isOwn(frame)) {
        return frame;
      }
    }
    return null;
  }

  private static boolean isOwn(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith(SELVEDGE)
        || type.startsWith("dev.selvedge.internal.")
        || type.startsWith("dev.selvedge.junit.")
        || type.startsWith("dev.selvedge.assertj.")
        || type.startsWith("dev.selvedge.awaitility.")
        || type.startsWith("org.awaitility.core.")
        || type.equals("dev.selvedge.Selvedge");
  }

  /** An element as stack traces show it, without class loader and module. */
  static String shown(StackTraceElement element) {
    return new StackTraceElement(
            element.getClassName(),
            element.getMethodName(),
            element.getFileName(),
            element.getLineNumber())
        .toString();
  }

  private static boolean isJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }
}
