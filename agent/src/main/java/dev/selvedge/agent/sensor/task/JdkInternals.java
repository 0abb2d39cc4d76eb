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

  private static final ClassValue<StageFields> STAGES =
      new ClassValue<>() {
        @Override
        protected StageFields computeValue(Class<?> type) {
          return new StageFields(type);
        }
      };

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
    return valueOf(STAGES.get(stage.getClass()).dependent, stage);
  }

  /** The future that a stage waits for; null if it is none, or has run. */
  static @Nullable Object sourceOf(Object stage) {
    return valueOf(STAGES.get(stage.getClass()).source, stage);
  }

  /** The function of a stage; null if it is none, or has run. */
  static @Nullable Object functionOf(Object stage) {
    return valueOf(STAGES.get(stage.getClass()).function, stage);
  }

  static boolean isFuture(Object object) {
    return object instanceof Future;
  }

  private static @Nullable Object valueOf(@Nullable Field field, Object stage) {
    try {
      return field == null ? null : field.get(stage);
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  /** The fields of a stage, or of the work of one; null are those that its class does not have. */
  private static final class StageFields {
    final @Nullable Field dependent;
    final @Nullable Field source;
    final @Nullable Field function;

    private StageFields(Class<?> stage) {
      boolean isOne = stage.getName().startsWith("java.util.concurrent.CompletableFuture$");
      dependent = isOne ? find(stage, "dep") : null;
      source = isOne ? find(stage, "src") : null;
      function = isOne ? find(stage, "fn") : null;
    }

    private static @Nullable Field find(Class<?> stage, String name) {
      for (Class<?> type = stage; type != null && type != Object.class; ) {
        try {
          Field field = type.getDeclaredField(name);
          field.setAccessible(true);
          return field;
        } catch (NoSuchFieldException inherited) {
          type = type.getSuperclass();
        } catch (RuntimeException notOnThisJvm) {
          return null;
        }
      }
      return null;
    }
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
