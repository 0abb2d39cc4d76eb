package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TimerTask;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What this sensor needs of the inside of the JDK, opened for Selvedge alone. */
final class JdkInternals {

  private static final int SCHEDULED = 1;

  private static @Nullable Field timerTaskState;
  private static @Nullable Object unsafe;
  private static @Nullable Method shouldBeInitialized;

  private JdkInternals() {}

  /** Opens it; what is not there on this JVM is done without. */
  static void open(Instrumentation instrumentation) {
    Set<Module> here = Set.of(JdkInternals.class.getModule());
    try {
      instrumentation.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of("jdk.internal.misc", here),
          Map.of(
              "java.lang",
              here,
              "java.util",
              here,
              "java.util.concurrent",
              here,
              "java.util.concurrent.atomic",
              here),
          Set.of(),
          Map.of());
    } catch (RuntimeException | LinkageError refused) {
      return;
    }
    ThreadFacts.find();
    try {
      Field state = TimerTask.class.getDeclaredField("state");
      state.setAccessible(true);
      timerTaskState = state;
    } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
      timerTaskState = null;
    }
    try {
      Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
      unsafe = type.getMethod("getUnsafe").invoke(null);
      shouldBeInitialized = type.getMethod("shouldBeInitialized", Class.class);
    } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
      shouldBeInitialized = null;
    }
  }

  /** The future that a stage, or the work of one, completes; null if it is none, or has run. */
  static @Nullable Object dependentOf(Object stage) {
    return fieldOf(stage, "dep");
  }

  /** The future that a stage waits for; null if it is none, or has run. */
  static @Nullable Object sourceOf(Object stage) {
    return fieldOf(stage, "src");
  }

  /** The function of a stage; null if it is none, or has run. */
  static @Nullable Object functionOf(Object stage) {
    return fieldOf(stage, "fn");
  }

  static boolean isFuture(Object object) {
    return object instanceof Future;
  }

  private static @Nullable Object fieldOf(Object stage, String name) {
    Class<?> type = stage.getClass();
    if (!type.getName().startsWith("java.util.concurrent.CompletableFuture$")) {
      return null;
    }
    for (; type != null && type != Object.class; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(stage);
      } catch (NoSuchFieldException inherited) {
        // Its parent may have it.
      } catch (IllegalAccessException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
    return null;
  }

  /** Whether a task of a timer is known to be over, or was never accepted. */
  static boolean isOver(TimerTask task) {
    Field state = timerTaskState;
    try {
      return state != null && state.getInt(task) != SCHEDULED;
    } catch (IllegalAccessException e) {
      return false;
    }
  }

  /** Whether a class is known to be initialised, so that looking at it runs nothing. */
  static boolean isInitialized(Class<?> type) {
    Method method = shouldBeInitialized;
    if (method == null) {
      return false;
    }
    try {
      return Boolean.FALSE.equals(method.invoke(unsafe, type));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }
}
