package dev.selvedge.agent.sensor.task;

import java.lang.reflect.Field;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of pools from their fields, because their methods may be overridden by the
 * application, which is not to be called while it does something else.
 */
final class PoolFields {

  /** The states of a pool, in the upper bits of its control field; it runs below. */
  private static final int SHUTDOWN = 0;

  private static final int TERMINATED = 3 << 29;

  private PoolFields() {}

  static boolean isShutdown(ThreadPoolExecutor pool) {
    return state(pool) >= SHUTDOWN;
  }

  static boolean isTerminated(ThreadPoolExecutor pool) {
    return state(pool) >= TERMINATED;
  }

  private static int state(ThreadPoolExecutor pool) {
    AtomicInteger control = (AtomicInteger) read(Fields.CONTROL, pool);
    return control == null ? -1 : control.get();
  }

  /** The queue of a pool; null if it cannot be looked at. */
  static @Nullable BlockingQueue<?> queue(ThreadPoolExecutor pool) {
    return (BlockingQueue<?>) read(Fields.QUEUE, pool);
  }

  /** How many threads a pool may have; 0 if that is not known. */
  static int mostThreads(ThreadPoolExecutor pool) {
    if (read(Fields.MOST, pool) instanceof Integer most) {
      return most;
    }
    // A method that nobody has overridden may be asked, too.
    return pool.getClass().equals(ThreadPoolExecutor.class) ? pool.getMaximumPoolSize() : 0;
  }

  private static @Nullable Object read(@Nullable Field field, ThreadPoolExecutor pool) {
    try {
      return field == null ? null : field.get(pool);
    } catch (IllegalAccessException | RuntimeException unreadable) {
      return null;
    }
  }

  /** What is open to Selvedge once the sensor is at work. */
  private static final class Fields {
    static final @Nullable Field CONTROL = find("ctl");
    static final @Nullable Field QUEUE = find("workQueue");
    static final @Nullable Field MOST = find("maximumPoolSize");

    private static @Nullable Field find(String name) {
      try {
        Field field = ThreadPoolExecutor.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }
}
