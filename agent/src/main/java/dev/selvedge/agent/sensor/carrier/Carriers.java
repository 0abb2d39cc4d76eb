package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.HoldListener;
import dev.selvedge.agent.sensor.SensorFault;
import dev.selvedge.agent.sensor.Watchdog;
import dev.selvedge.agent.sensor.task.TaskWindows;
import dev.selvedge.agent.sensor.task.Timeline;
import java.lang.instrument.Instrumentation;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The sensor of carriers: what woven methods of virtual threads call. The methods that run on a
 * carrier cost next to nothing; those that run inside of a park neither park nor lock nor load
 * classes, because that would eat the permit of the application.
 */
public final class Carriers {

  /** Pins that ended before the watchdog has told about them, and that lasted too long. */
  static final Queue<Pin> ENDED = new ConcurrentLinkedQueue<>();

  private static volatile @Nullable CarrierWatch watch;

  /** Whether the watchdog sleeps until it is woken, because no virtual thread runs. */
  static volatile boolean idle;

  private Carriers() {}

  /**
   * Begins to tell the listener.
   *
   * @param pinnedNanos from when on a wait on the carrier is of interest
   * @param carrierNanos from when on any other hold is
   */
  public static void listen(
      HoldListener listener, long pinnedNanos, long carrierNanos, Instrumentation access) {
    watch = new CarrierWatch(listener, pinnedNanos, carrierNanos, access);
  }

  /** Stops for good, as after an error inside. */
  public static void stop() {
    watch = null;
    ENDED.clear();
  }

  /** Looks now, because what lasts is to be judged. */
  public static void lookNow() {
    CarrierWatch known = watch;
    if (known != null) {
      known.lookNow();
    }
  }

  /**
   * A virtual thread is about to be mounted on the current thread.
   *
   * @return what {@link #unmounted} is told
   */
  public static @Nullable Object mounting(Object virtualThread) {
    if (watch == null) {
      return null;
    }
    Thread carrier = Thread.currentThread();
    Slot slot = CarrierTable.of(carrier);
    if (slot == null) {
      slot = add(carrier);
      if (slot == null) {
        return null;
      }
    }
    slot.mount(virtualThread);
    if (idle) {
      wake();
    }
    return slot;
  }

  /** A virtual thread is no longer mounted on the current thread. */
  public static void unmounted(@Nullable Object token) {
    if (token != null) {
      ((Slot) token).unmount();
    }
  }

  private static @Nullable Slot add(Thread carrier) {
    try {
      Slot slot = CarrierTable.add(carrier);
      CarrierWatch known = watch;
      if (slot != null && known != null) {
        // Its class is loaded here, and not inside of a park.
        new Pin(slot, carrier, 0, 0, null).claim();
        known.start();
      }
      return slot;
    } catch (Throwable e) {
      fault(e);
      return null;
    }
  }

  private static void wake() {
    idle = false;
    Watchdog.wake();
  }

  /** The JDK cannot unmount the current virtual thread. */
  public static void pinned(Object reason) {
    if (watch != null) {
      Thread thread = Thread.currentThread();
      Slot slot = CarrierTable.carrying(thread);
      if (slot != null) {
        slot.reason = reason;
      }
    }
  }

  /**
   * A virtual thread is about to park without leaving its carrier.
   *
   * @param nanos for how long at most, if it is a timed park
   * @return what {@link #parked} is told
   */
  public static @Nullable Object parking(
      Object virtualThread, boolean timed, long nanos, @Nullable Object carrier) {
    if (watch == null || carrier == null) {
      return null;
    }
    Slot slot = CarrierTable.of((Thread) carrier);
    if (slot == null) {
      return null;
    }
    Pin pin =
        new Pin(
            slot,
            (Thread) virtualThread,
            System.nanoTime(),
            timed ? nanos : Long.MAX_VALUE,
            slot.reason);
    slot.pin = pin;
    return pin;
  }

  /** The park is over. */
  public static void parked(@Nullable Object token) {
    CarrierWatch known = watch;
    if (token == null || known == null) {
      return;
    }
    Pin pin = (Pin) token;
    long now = System.nanoTime();
    pin.slot.pin = null;
    if (pin.lasted(now) > known.pinnedNanos && pin.claim()) {
      try {
        pin.lineage = TaskWindows.lineage();
        pin.stack = new Throwable();
        pin.ended = now;
        ENDED.add(pin);
        Watchdog.wake();
      } catch (Throwable e) {
        fault(e);
      }
    }
    pin.ended = now;
    Timeline.held(pin.thread, CarrierHold.Kind.PINNED, pin.began, now - pin.began);
  }

  static void fault(Throwable cause) {
    if (!(cause instanceof VirtualMachineError)) {
      SensorFault.off(CarrierWatch.PART, Carriers::stop, cause);
    }
  }
}
