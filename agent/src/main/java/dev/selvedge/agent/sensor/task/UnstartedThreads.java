package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.sensor.CodeOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Threads from their making to their start: what woven methods call, and those that were not
 * started when their window is over. The methods that are woven never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class UnstartedThreads {

  private static final int MOST = 100_000;

  private static final int SLOTS = 1 << 10;

  /** So many virtual threads are looked at one by one, and of later ones some. */
  private static final int VIRTUAL_WALKS = 20_000;

  private static final int SAMPLE = 64;

  private static final WeakTable<MadeThread> MADE = new WeakTable<>(MOST);

  /** Who is inside of the method of a builder that makes a virtual thread and starts it. */
  private static final AtomicReferenceArray<@Nullable Thread> STARTING =
      new AtomicReferenceArray<>(SLOTS);

  private static volatile boolean on;

  private static int virtualWalks;

  private UnstartedThreads() {}

  /** Switches it on. */
  public static void watch() {
    on = true;
  }

  /**
   * A platform thread was made.
   *
   * @param body what it is to run; null if that is the thread itself
   */
  public static void made(Object thread, @Nullable Object body) {
    if (on && Sensor.isOn()) {
      try {
        if (mayBeOfUser(thread.getClass(), thread, body)) {
          add((Thread) thread, false);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** What the JDK makes for itself is known without a look at the stack. */
  private static boolean mayBeOfUser(Class<?> type, Object thread, @Nullable Object body) {
    if (type != Thread.class) {
      return CodeOwner.of(type) != Owner.JDK && !(thread instanceof ForkJoinWorkerThread);
    }
    // Without a body there is nothing that is not done.
    return body instanceof FutureTask
        || body instanceof Thread
        || (body != null && CodeOwner.of(body.getClass()) != Owner.JDK);
  }

  /** A builder has made a virtual thread. */
  public static void made(@Nullable Object virtual) {
    if (on && Sensor.isOn() && virtual instanceof Thread thread) {
      try {
        Thread current = Thread.currentThread();
        boolean rare = ++virtualWalks < VIRTUAL_WALKS || virtualWalks % SAMPLE == 0;
        if (STARTING.get(slot(current)) != current && rare) {
          add(thread, true);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * A builder makes a virtual thread and starts it, so that nobody has to look where.
   *
   * @return what {@link #built} is told
   */
  public static @Nullable Object building() {
    Thread current = Thread.currentThread();
    return on && STARTING.compareAndSet(slot(current), null, current) ? current : null;
  }

  /** It has. */
  public static void built(@Nullable Object token) {
    if (token != null) {
      STARTING.set(slot(token), null);
    }
  }

  private static int slot(Object thread) {
    return System.identityHashCode(thread) & (SLOTS - 1);
  }

  private static void add(Thread thread, boolean virtual) {
    Origin origin = ThreadMakers.find();
    if (origin != null) {
      MADE.put(thread, new MadeThread(thread, virtual, Works.makerOrJvm(), origin));
    }
  }

  /** A thread is about to be started, now or when the JVM ends, or its task is run otherwise. */
  public static void begun(@Nullable Object thread) {
    if (on && thread instanceof Thread && !MADE.isUnused()) {
      try {
        MadeThread made = MADE.get(thread);
        if (made != null) {
          made.begin();
          if (made.isVirtual()) {
            MADE.remove(thread);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Where a platform thread was made that was started; null if that is not known. */
  static @Nullable MadeThread of(Thread thread) {
    return MADE.get(thread);
  }

  /** Those that were not started of a window that is over, and of what lies in it. */
  public static List<UnstartedWork> of(String window) {
    return describe(made -> made.window.isIn(window));
  }

  /** Those that were not started and that nobody can start any more. */
  public static List<UnstartedWork> gone() {
    return describe(MADE.takeGone(made -> made.isBegun() || made.window == TaskWindow.JVM));
  }

  /** Those that were not started, now that the JVM ends. */
  public static List<UnstartedWork> atEndOfJvm() {
    return describe(made -> true);
  }

  private static List<UnstartedWork> describe(Predicate<MadeThread> which) {
    return describe(MADE.take(made -> !made.isBegun() && which.test(made)));
  }

  private static List<UnstartedWork> describe(List<MadeThread> threads) {
    List<UnstartedWork> described = new ArrayList<>();
    if (Sensor.isOn()) {
      for (MadeThread each : threads) {
        UnstartedWork work = each.describe();
        if (work != null) {
          described.add(work);
        }
      }
    }
    return described;
  }
}
