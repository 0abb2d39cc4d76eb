package dev.selvedge.agent.sensor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a thread does from some moment on, as far as it has the chance to: how long it has computed,
 * and how long it has waited. On a machine where many threads want the processor it takes long
 * until there is much of either. Asked by the watchdog alone, from time to time.
 */
public final class Effort {

  /** Between two looks no more than this counts as waited: the watchdog itself may be late. */
  public static final long MOST_AT_ONCE = 100_000_000;

  /** A thread that computes uses at least one part in so many of its time. */
  private static final int IDLE = 10;

  private final @Nullable Thread thread;
  private @Nullable Thread carrier;
  private long cpuBefore = -1;
  private long looked;
  private long computed;
  private long waited;

  /**
   * @param thread null for what no thread does, which waits
   */
  public Effort(@Nullable Thread thread) {
    this.thread = thread;
  }

  /** Looks what it does now. */
  public void look(long now) {
    long passed = looked == 0 ? 0 : now - looked;
    looked = now;
    boolean waits = thread == null || Carrying.waits(ThreadFacts.state(thread));
    if (waits) {
      waited += Math.min(passed, MOST_AT_ONCE);
      cpuBefore = -1;
    } else if (thread != null) {
      computes(thread, passed);
    }
  }

  private void computes(Thread runs, long passed) {
    Thread platform = Carrying.platform(runs);
    long cpu = platform == null ? -1 : ThreadBean.cpuNanos(ThreadFacts.id(platform));
    long used = cpu < 0 || cpuBefore < 0 || platform != carrier ? -1 : cpu - cpuBefore;
    carrier = platform;
    cpuBefore = cpu;
    if (used > 0) {
      computed += used;
    }
    if (used >= 0 && used < passed / IDLE && isInNative(runs)) {
      waited += Math.min(passed, MOST_AT_ONCE);
    }
  }

  /** Of a thread that reads from a socket the JVM says that it runs. */
  private static boolean isInNative(Thread runs) {
    StackTraceElement[] stack = ThreadFacts.stack(runs);
    return stack.length > 0
        && stack[0].isNativeMethod()
        && !stack[0].getClassName().startsWith("java.lang.");
  }

  /** How long it has waited so far. */
  public long waitedNanos() {
    return waited;
  }

  /** How long it has computed so far. */
  public long computedNanos() {
    return computed;
  }

  /** Which platform thread carries a thread. */
  private static final class Carrying {
    private static final @Nullable Class<?> VIRTUAL = virtual();
    private static final @Nullable VarHandle CARRIER = carrier();

    static boolean waits(Thread.State state) {
      return switch (state) {
        case BLOCKED, WAITING, TIMED_WAITING -> true;
        case NEW, RUNNABLE, TERMINATED -> false;
      };
    }

    static @Nullable Thread platform(Thread thread) {
      if (VIRTUAL == null || !VIRTUAL.isInstance(thread)) {
        return thread;
      }
      return CARRIER == null ? null : (Thread) CARRIER.getVolatile(thread);
    }

    private static @Nullable Class<?> virtual() {
      try {
        return Class.forName("java.lang.VirtualThread", false, null);
      } catch (ClassNotFoundException older) {
        return null;
      }
    }

    private static @Nullable VarHandle carrier() {
      try {
        return VIRTUAL == null
            ? null
            : MethodHandles.privateLookupIn(VIRTUAL, MethodHandles.lookup())
                .findVarHandle(VIRTUAL, "carrierThread", Thread.class);
      } catch (ReflectiveOperationException | RuntimeException notOnThisJvm) {
        return null;
      }
    }
  }
}
