package dev.selvedge.agent.sensor.task;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What schedulers of the JDK keep to themselves. */
final class JdkPeriods {

  private JdkPeriods() {}

  /** The period of a task that a fork-join pool runs later; 0 if it is run once. */
  static long ofForkJoin(Object task) {
    MethodHandle period = OfForkJoin.PERIOD;
    try {
      return period == null ? 0 : (long) period.invokeExact(task);
    } catch (Throwable notOfThisClass) {
      return 0;
    }
  }

  /** Whether a pool is known to be shut down, whatever a class of the application says of it. */
  static boolean isShutDown(@Nullable Object pool) {
    Field state = OfPool.STATE;
    try {
      return pool instanceof ThreadPoolExecutor
          && state != null
          && state.get(pool) instanceof AtomicInteger control
          && control.get() >= 0;
    } catch (IllegalAccessException | RuntimeException unreadable) {
      return false;
    }
  }

  /** What is open to Selvedge once the sensor is at work; a constant, because it is read often. */
  private static final class OfForkJoin {
    static final @Nullable MethodHandle PERIOD = find();

    private static @Nullable MethodHandle find() {
      try {
        Class<?> type =
            Class.forName("java.util.concurrent.DelayScheduler$ScheduledForkJoinTask", false, null);
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
            .findGetter(type, "nextDelay", long.class)
            .asType(MethodType.methodType(long.class, Object.class));
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }

  /** The same for pools. */
  private static final class OfPool {
    static final @Nullable Field STATE = find();

    private static @Nullable Field find() {
      try {
        Field field = ThreadPoolExecutor.class.getDeclaredField("ctl");
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }
}
