package dev.selvedge.agent.sensor.task;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What else hands out permits: pools of libraries, rate limiters, and what the user or a library
 * has declared. Woven methods call it; the methods never throw and never block.
 *
 * <p>What a method that takes or gives back does inside, with a semaphore or by another overload of
 * itself, is not counted again.
 */
public final class LibraryPermits {

  /** Where the number of permits is, in objects whose class is found by the name of the field. */
  private static final String[][] NUMBERS = {{"config", "maxPoolSize"}, {"maxTotal"}};

  /** More methods without an object are not told apart. */
  private static final int MOST_NAMES = 10_000;

  private static final Map<String, Object> BY_NAME = new ConcurrentHashMap<>();

  private LibraryPermits() {}

  /** Some work wants a permit, a connection or another thing of which there are so many. */
  public static @Nullable Object taking(Object pool) {
    return begin(pool, pool.getClass().getName(), false);
  }

  /** Some work wants to be let through by what limits how often that is. */
  public static @Nullable Object passing(Object limiter) {
    Class<?> type = limiter.getClass();
    while (type.getSuperclass() != Object.class && type.getSuperclass() != null) {
      type = type.getSuperclass(); // Users know what it extends.
    }
    return begin(limiter, type.getName(), true);
  }

  /** Some work calls a method that takes a permit by declaration. */
  public static @Nullable Object taking(Object gate, String type) {
    return begin(gate, type, false);
  }

  /** The same for a method that belongs to no object. */
  public static @Nullable Object taking(String type) {
    return begin(keyOf(type), type, false);
  }

  /** Some work calls a method that takes, by declaration, a permit that nobody gives back. */
  public static @Nullable Object passing(Object gate, String type) {
    return begin(gate, type, true);
  }

  /** The same for a method that belongs to no object. */
  public static @Nullable Object passing(String type) {
    return begin(keyOf(type), type, true);
  }

  private static Object keyOf(String type) {
    Object key = BY_NAME.get(type);
    if (key == null) {
      key = BY_NAME.size() < MOST_NAMES ? new Object() : BY_NAME;
      Object other = BY_NAME.putIfAbsent(type, key);
      key = other == null ? key : other;
    }
    return key;
  }

  private static @Nullable Object begin(Object object, String type, boolean untilEnd) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      ThreadTasks thread = ThreadTable.current();
      if (thread == null || thread.taking > 0 || !Permits.isOfInterest(thread)) {
        return null;
      }
      thread.taking++;
      PermitSource source = PermitSources.of(object);
      if (source == null) {
        source =
            PermitSources.add(
                object,
                new PermitSource(object, type, numberOf(object), null, null, TaskWindow.JVM));
      }
      Taking taking = new Taking(source, 1, true, thread, untilEnd);
      taking.waits();
      return taking;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /**
   * It has it, or not.
   *
   * @param result false or null if it has not
   */
  public static void taken(@Nullable Object token, @Nullable Object result) {
    if (token instanceof Taking taking) {
      try {
        taking.endOutermost(result != null && !Boolean.FALSE.equals(result));
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Some work gives a permit back. */
  public static @Nullable Object giving(@Nullable Object pool) {
    if (!Sensor.isOn() || pool == null) {
      return null;
    }
    try {
      ThreadTasks thread = ThreadTable.current();
      PermitSource source = PermitSources.of(pool);
      if (source == null || (thread != null && thread.giving > 0)) {
        return null;
      }
      GivingBack.to(source, 1, thread);
      if (thread != null) {
        thread.giving++;
      }
      return thread;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** The same by a method that belongs to no object. */
  public static @Nullable Object giving(String type) {
    return giving(BY_NAME.get(type));
  }

  /** The same, by declaration. */
  public static @Nullable Object giving(Object gate, String type) {
    return giving(gate);
  }

  /** It has. */
  public static void given(@Nullable Object token) {
    if (token instanceof ThreadTasks thread) {
      thread.giving--;
    }
  }

  /** How many permits there are, if a field that is known by its name says so. */
  private static int numberOf(Object object) {
    for (String[] path : NUMBERS) {
      try {
        Object value = object;
        for (String name : path) {
          value = value == null ? null : field(value, name);
        }
        if (value instanceof Integer number && number > 0) {
          return number;
        }
      } catch (IllegalAccessException | RuntimeException | LinkageError unknown) {
        // Then it is done without.
      }
    }
    return PermitSource.UNKNOWN;
  }

  private static @Nullable Object field(Object object, String name) throws IllegalAccessException {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(object);
        }
      }
    }
    return null;
  }
}
