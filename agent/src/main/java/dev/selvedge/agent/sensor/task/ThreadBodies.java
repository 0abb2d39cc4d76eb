package dev.selvedge.agent.sensor.task;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** What platform threads were made to run, read from where {@code Thread} keeps it. */
final class ThreadBodies {

  private static final @Nullable Field HOLDER = field(Thread.class, "holder");
  private static final @Nullable Field BODY =
      HOLDER == null ? field(Thread.class, "target") : field(HOLDER.getType(), "task");

  private ThreadBodies() {}

  /** The body of a thread; null if it has its own, or that is not known. */
  static @Nullable Object of(Thread thread) {
    try {
      Object holder = HOLDER == null ? thread : HOLDER.get(thread);
      return BODY == null || holder == null ? null : BODY.get(holder);
    } catch (IllegalAccessException | RuntimeException unreadable) {
      return null;
    }
  }

  private static @Nullable Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
      return null;
    }
  }
}
