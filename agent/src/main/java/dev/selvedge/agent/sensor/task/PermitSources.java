package dev.selvedge.agent.sensor.task;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What permits are taken from, as far as it is known. */
final class PermitSources {

  static final String SEMAPHORE = "java.util.concurrent.Semaphore";

  private static final int MOST = 100_000;

  private static final WeakTable<PermitSource> KNOWN = new WeakTable<>(MOST);

  /** Whether a kind of semaphore says itself how many permits are there. */
  private static final ClassValue<Boolean> OVERRIDDEN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("availablePermits").getDeclaringClass() != Semaphore.class;
          } catch (NoSuchMethodException | RuntimeException | LinkageError unknown) {
            return true;
          }
        }
      };

  private PermitSources() {}

  static @Nullable PermitSource of(Object object) {
    return KNOWN.get(object);
  }

  /** What is known of an object now, which is what another thread has found out first. */
  static PermitSource add(Object object, PermitSource source) {
    PermitSource known = KNOWN.putIfAbsent(object, source);
    return known == null ? source : known;
  }

  /** A semaphore of which it was not seen how it was made, or that is a library's. */
  static PermitSource ofUnknown(Semaphore semaphore) {
    int available = available(semaphore);
    return add(
        semaphore,
        new PermitSource(
            semaphore,
            SEMAPHORE,
            available > 0 ? available : PermitSource.UNKNOWN,
            null,
            null,
            TaskWindow.JVM));
  }

  /** How many permits there are now; 0 for a kind of semaphore that only its user knows. */
  static int available(Semaphore semaphore) {
    return semaphore.getClass() != Semaphore.class && OVERRIDDEN.get(semaphore.getClass())
        ? 0
        : semaphore.availablePermits();
  }

  /** Whether the number of permits can be asked for. */
  static boolean tells(Semaphore semaphore) {
    return semaphore.getClass() == Semaphore.class || !OVERRIDDEN.get(semaphore.getClass());
  }

  /** Takes those out of the table that are meant; of them nothing is known any more. */
  static List<PermitSource> take(Predicate<? super PermitSource> which) {
    return KNOWN.take(which);
  }

  static List<PermitSource> takeGone(Predicate<? super PermitSource> which) {
    return KNOWN.takeGone(which);
  }
}
