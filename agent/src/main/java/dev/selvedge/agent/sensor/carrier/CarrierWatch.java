package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.event.HoldListener;
import dev.selvedge.agent.sensor.Watchdog;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The looks at the carriers: when there is one, and at what. */
final class CarrierWatch implements Watchdog.Watch {

  static final String PART = "the sensor of carriers";

  /** Between two looks while virtual threads run. */
  private static final long PAUSE_NANOS = 5_000_000;

  /** Between two looks while none does. */
  private static final long IDLE_PAUSE_NANOS = 20_000_000;

  /** After so many looks at which none did, the next mount wakes the watchdog. */
  private static final int IDLE_LOOKS = 50;

  /** In case that mount did not see that it was to wake it. */
  private static final long ASLEEP_NANOS = 1_000_000_000;

  /** Whoever did not look for so long was stopped, as by a debugger, with all that it looks at. */
  private static final long STOPPED_NANOS = 2_000_000_000;

  final long pinnedNanos;
  private final long carrierNanos;
  private final HoldListener listener;
  private final Instrumentation instrumentation;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable HoldTeller teller;
  private int idleLooks;
  private long lastLook;

  CarrierWatch(HoldListener listener, long pinnedNanos, long carrierNanos, Instrumentation access) {
    this.listener = listener;
    this.pinnedNanos = pinnedNanos;
    this.carrierNanos = carrierNanos;
    this.instrumentation = access;
  }

  /** The first virtual thread is about to run. */
  void start() {
    if (started.compareAndSet(false, true)) {
      Watchdog.add(this);
    }
  }

  @Override
  public void stop() {
    Carriers.stop();
  }

  @Override
  public String part() {
    return PART;
  }

  @Override
  public long look(long now) {
    HoldTeller known = teller;
    if (known == null) {
      known = teller();
      teller = known;
      now = System.nanoTime();
    }
    return look(now, known);
  }

  private HoldTeller teller() {
    try {
      return new HoldTeller(HotSpot.open(instrumentation), listener, pinnedNanos, carrierNanos);
    } catch (ReflectiveOperationException notOnThisJvm) {
      throw new IllegalStateException(notOnThisJvm);
    }
  }

  /** Looks on a thread other than the watchdog's, if there is anything to look at. */
  void lookNow() {
    HoldTeller known = teller;
    if (known == null) {
      return;
    }
    try {
      look(System.nanoTime(), known);
    } catch (Throwable e) {
      Carriers.fault(e);
    }
  }

  private synchronized long look(long now, HoldTeller to) {
    to.look();
    boolean any = false;
    boolean wasStopped = now - lastLook > STOPPED_NANOS && idleLooks < IDLE_LOOKS;
    lastLook = now;
    for (Slot slot : CarrierTable.all()) {
      if (!slot.carrier.isAlive()) {
        CarrierTable.remove(slot);
      } else if (wasStopped) {
        slot.watch.skip(now, to);
        any = true;
      } else {
        any |= slot.watch.look(now, to);
      }
    }
    for (Pin pin = Carriers.ENDED.poll(); pin != null; pin = Carriers.ENDED.poll()) {
      to.over(pin);
    }
    return next(any);
  }

  private long next(boolean any) {
    if (any) {
      idleLooks = 0;
      Carriers.idle = false;
      return PAUSE_NANOS;
    }
    if (idleLooks < IDLE_LOOKS) {
      idleLooks++;
      return IDLE_PAUSE_NANOS;
    }
    Carriers.idle = true;
    for (Slot slot : CarrierTable.all()) {
      if (slot.mounted() != null) {
        Carriers.idle = false;
        return PAUSE_NANOS;
      }
    }
    return ASLEEP_NANOS;
  }
}
