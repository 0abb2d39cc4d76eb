package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Semaphores from their making on, and the permits that are taken from them and given back: what
 * woven methods call. The methods never throw and never block.
 *
 * <p>A permit counts as taken after it is, and as given back before others can have it, so that no
 * more are ever counted than there are.
 */
public final class Permits {

  /** So many are looked up where they are made, of those that are made outside of windows. */
  private static final int WALKS = 20_000;

  private static final int SAMPLE = 4_096;

  private static int walks;

  private Permits() {}

  /** A semaphore was made. */
  public static void made(Object semaphore, int permits) {
    if (Sensor.isOn()) {
      try {
        Task maker = Works.makerOfFuture();
        if (maker != null && permits > 0 && isWorthWalk(maker)) {
          add(semaphore, permits, maker);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static boolean isWorthWalk(Task maker) {
    // Races here cost a walk more or less, no more.
    return maker.isOfOpenedWindow() || ++walks < WALKS || walks % SAMPLE == 0;
  }

  private static void add(Object semaphore, int permits, Task maker) {
    PermitPlaces place = new PermitPlaces(true);
    Origin origin = place.find();
    if (origin.isOfUser()) {
      // Whichever test is the first to use a class makes what its initialiser makes.
      boolean ofAll = place.isInitialiser();
      PermitSources.add(
          semaphore,
          new PermitSource(
              semaphore,
              PermitSources.SEMAPHORE,
              permits,
              origin,
              ofAll ? Works.jvm() : Ancestors.bounded(maker),
              ofAll ? TaskWindow.JVM : maker.windowOf()));
    }
  }

  /** Some work wants a permit, and waits until there is one. */
  public static @Nullable Object acquiring(Object semaphore) {
    return acquiring(semaphore, 1);
  }

  /** The same for several. */
  public static @Nullable Object acquiring(Object semaphore, int permits) {
    return attempt(semaphore, permits, true);
  }

  /** Some work wants a permit, if there is one. */
  public static @Nullable Object trying(Object semaphore) {
    return attempt(semaphore, 1, false);
  }

  /** The same for several. */
  public static @Nullable Object trying(Object semaphore, int permits) {
    return attempt(semaphore, permits, false);
  }

  private static @Nullable Object attempt(Object semaphore, int permits, boolean waits) {
    if (!Sensor.isOn() || permits <= 0) {
      return null;
    }
    try {
      ThreadTasks thread = ThreadTable.current();
      PermitSource source = PermitSources.of(semaphore);
      if (source == null) {
        if (thread == null || !isOfInterest(thread)) {
          return null;
        }
        source = PermitSources.ofUnknown((Semaphore) semaphore);
      }
      if (thread != null && thread.taking > 0) {
        return null; // Part of what is counted already.
      }
      Taking taking = new Taking(source, permits, waits, thread);
      if (waits && PermitSources.available((Semaphore) semaphore) < permits) {
        taking.waits();
      }
      return taking;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** Whether a thread does anything of which the permits are counted. */
  static boolean isOfInterest(ThreadTasks thread) {
    for (Task each = thread.current(); each != null; each = each.outer) {
      if (each.isOfOpenedWindow() || MemberPermits.isMember(each)) {
        return true;
      }
    }
    return false;
  }

  /**
   * It has them, or not.
   *
   * @param result whether it has; null if it was interrupted
   */
  public static void acquired(@Nullable Object token, @Nullable Object result) {
    if (token != null) {
      try {
        ((Taking) token).end(Boolean.TRUE.equals(result));
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Some work wants all permits that there are. */
  public static @Nullable Object draining(Object semaphore) {
    Object taking = attempt(semaphore, 1, false);
    shrinks(semaphore);
    return taking;
  }

  /**
   * It has them.
   *
   * @param result how many; null if that failed
   */
  public static void drained(@Nullable Object token, @Nullable Object result) {
    if (token != null && result instanceof Integer permits && permits > 0) {
      try {
        ((Taking) token).of(permits).end(true);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A semaphore is given fewer permits. */
  public static void shrinks(Object semaphore) {
    if (Sensor.isOn()) {
      PermitSource source = PermitSources.of(semaphore);
      if (source != null) {
        source.shrunk = true;
      }
    }
  }

  /** Some work gives a permit back, or signals something by it. */
  public static void releasing(Object semaphore) {
    releasing(semaphore, 1);
  }

  /** The same for several. */
  public static void releasing(Object semaphore, int permits) {
    if (Sensor.isOn() && permits > 0) {
      try {
        PermitSource source = PermitSources.of(semaphore);
        ThreadTasks thread = source == null ? null : ThreadTable.current();
        if (source != null && (thread == null || thread.giving == 0)) {
          GivingBack.to(source, permits, thread);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The number of the current thread. */
  static long currentThread() {
    return ThreadFacts.id(Thread.currentThread());
  }
}
