package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.WaitKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a task waits for, in one word. */
final class WaitWords {

  private WaitWords() {}

  /**
   * The method that waits, where it is a native one, which has no frame of its own.
   *
   * @param seen what the stack says; null if nothing
   */
  static @Nullable String api(WaitKind kind, @Nullable String seen) {
    if (seen != null) {
      return seen;
    }
    return switch (kind) {
      case SLEEP -> "Thread.sleep";
      case PARK -> "Object.wait";
      default -> null;
    };
  }

  /**
   * The word.
   *
   * @param kind as far as the call knows that waits
   * @param api the method of the JDK that the user has called, {@code Semaphore.acquire}; null if
   *     that is not known
   */
  static String of(WaitKind kind, @Nullable String api) {
    WaitKind known = kind;
    if (api != null && (kind == WaitKind.PARK || kind == WaitKind.JOIN)) {
      int dot = api.lastIndexOf('.');
      String type = api.substring(0, dot);
      String method = api.substring(dot + 1);
      if (type.equals("Semaphore")) {
        return "permit";
      }
      if (isQueue(type)) {
        return "queue";
      }
      known = kind(kind, type, method);
    }
    return known.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isQueue(String type) {
    return type.endsWith("Queue")
        || type.endsWith("Deque")
        || type.equals("Exchanger")
        || type.equals("ExecutorCompletionService");
  }

  private static WaitKind kind(WaitKind kind, String type, String method) {
    if (type.contains("Process")) {
      return WaitKind.PROCESS;
    }
    if (type.contains("Lock") && !type.contains("Condition") && !type.equals("LockSupport")) {
      return WaitKind.LOCK;
    }
    if (type.contains("Future") || type.startsWith("ForkJoinTask") || method.startsWith("invoke")) {
      return WaitKind.FUTURE;
    }
    return method.equals("join") || method.equals("awaitTermination") || method.equals("close")
        ? WaitKind.JOIN
        : kind;
  }
}
