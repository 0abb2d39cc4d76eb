package dev.selvedge.agent.sensor.pool;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What {@code java.util.concurrent} keeps to itself of pools and futures, opened for Selvedge alone
 * once a pool looks as if it stood still.
 */
final class PoolInternals {

  /** What a queue without a bound has left whatever is in it. */
  private static final int UNBOUNDED = 1 << 30;

  /** By class and name, where they were found. */
  private static final Map<String, Field> FIELDS = new ConcurrentHashMap<>();

  private static volatile @Nullable Instrumentation instrumentation;
  private static boolean opened;

  private PoolInternals() {}

  /** Hands over what opens the package. */
  static void with(Instrumentation access) {
    instrumentation = access;
  }

  /** Opens it; whether it is open. */
  static synchronized boolean open() {
    Instrumentation access = instrumentation;
    if (!opened && access != null) {
      instrumentation = null;
      Set<Module> here = Set.of(PoolInternals.class.getModule());
      access.redefineModule(
          Object.class.getModule(),
          Set.of(),
          Map.of(),
          Map.of("java.util.concurrent", here),
          Set.of(),
          Map.of());
      opened = true;
    }
    return opened;
  }

  /**
   * What waits in the queue of a pool that makes no further thread for it.
   *
   * @param threads how many threads it has
   * @return null if it would make one, or that is not known
   */
  static Object @Nullable [] queued(ThreadPoolExecutor pool, int threads) {
    // Not by the methods: a class of the application may override them.
    Object queue = get(ThreadPoolExecutor.class, pool, "workQueue");
    Object core = get(ThreadPoolExecutor.class, pool, "corePoolSize");
    Object most = get(ThreadPoolExecutor.class, pool, "maximumPoolSize");
    if (!(queue instanceof BlockingQueue<?> known)
        || CodeOwner.of(queue.getClass()) != Owner.JDK
        || !(core instanceof Integer coreSize)
        || !(most instanceof Integer maximum)) {
      return null;
    }
    long room = (long) known.remainingCapacity() + known.size();
    boolean full = threads >= maximum || (threads >= coreSize && room >= UNBOUNDED);
    return full ? known.toArray() : null;
  }

  /** What a field of an object of the JDK holds; null if it has none of that name. */
  static @Nullable Object get(Object of, String name) {
    return get(of.getClass(), of, name);
  }

  /** The same for a field that the class declares or inherits from the JDK. */
  static @Nullable Object get(Class<?> type, Object of, String name) {
    Field field = field(type, name);
    try {
      return field == null ? null : field.get(of);
    } catch (IllegalAccessException | RuntimeException notOnThisJvm) {
      return null;
    }
  }

  private static @Nullable Field field(Class<?> type, String name) {
    String key = type.getName() + '.' + name;
    Field known = FIELDS.get(key);
    for (Class<?> each = type; known == null && each != null; each = each.getSuperclass()) {
      known = CodeOwner.of(each) == Owner.JDK ? declared(each, name) : null;
      if (known != null && type.getClassLoader() == null) {
        FIELDS.put(key, known);
      }
    }
    return known;
  }

  private static @Nullable Field declared(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException | RuntimeException inherited) {
      return null;
    }
  }
}
