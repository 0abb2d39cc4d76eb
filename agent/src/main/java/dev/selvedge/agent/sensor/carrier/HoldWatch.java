package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.CarrierHold.Kind;
import dev.selvedge.agent.event.CarrierHold.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the watchdog knows of one carrier from its looks: for how long the same mount has lasted,
 * and what the virtual thread does meanwhile. It computes, or waits: a stretch of looks between
 * which it used no processor time. Guarded by the lock of {@link CarrierWatch}.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class HoldWatch {

  /** Of a computation that goes on and on, the latest are kept. */
  private static final int SAMPLES = 32;

  /** Whoever used more than one part in so many of the time between two looks did not wait. */
  private static final int BUSY_PART = 20;

  /** So often a thread must have been seen in the same native code. */
  private static final int SAMPLES_OF_NATIVE = 2;

  private static final long UNKNOWN = -1;
  private static final StackTraceElement[] NO_STACK = {};

  private final Slot slot;

  private @Nullable Thread thread;
  private int mounts;
  private long lastLook;
  private long lastCpu;

  /** Whether the hold was told about by now, so that it is not told about as something else. */
  private boolean told;

  private @Nullable Object toldComputation;
  private long began;
  private long cpuBegan;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private long sampledCpu;

  private long stretchBegan;
  private long stretchCpu;
  private long stretchLost;

  /** Whether the thread waits for another one, and not for the operating system. */
  private boolean forThread;

  private StackTraceElement[] stretchStack = NO_STACK;
  private int stretchSamples;
  private boolean askedForClass;
  private @Nullable Object toldStretch;
  private boolean stretchDone;

  private @Nullable Pin toldPin;
  private @Nullable Object toldPinToken;

  HoldWatch(Slot slot) {
    this.slot = slot;
  }

  /** Looks; whether a virtual thread is mounted. */
  boolean look(long now, HoldTeller to) {
    endPin(to);
    Thread mounted = slot.mounted();
    int number = slot.mounts();
    if (mounted == null || mounted != thread || number != mounts) {
      begin(mounted, number, now, to);
    } else {
      go(mounted, now, to);
    }
    lastLook = now;
    return mounted != null;
  }

  /** Time has passed in which nobody looked. */
  void skip(long now, HoldTeller to) {
    restart(now, to);
    lastLook = now;
  }

  private void begin(@Nullable Thread mounted, int number, long now, HoldTeller to) {
    lastCpu = mounted == null ? UNKNOWN : to.jvm.cpuNanos(slot);
    restart(now, to);
    if (toldComputation != null) {
      to.ended(toldComputation, now - began);
      toldComputation = null;
    }
    boolean first = number == 1 && mounted != thread;
    thread = mounted;
    mounts = number;
    told = false;
    began = now;
    samples.clear();
    cpuBegan = lastCpu;
    sampledCpu = lastCpu;
    forThread = mounted != null && isBlocked(to);
    if (first && lastCpu >= 0 && lastCpu < (now - slot.madeNanos) / BUSY_PART) {
      // It has not done much since the carrier was made; the watchdog has come late.
      began = slot.madeNanos;
      stretchBegan = began;
      stretchLost = to.pausedBeforeNanos();
    }
  }

  private void go(Thread mounted, long now, HoldTeller to) {
    long cpu = to.jvm.cpuNanos(slot);
    long used = cpu - lastCpu;
    boolean known = cpu >= 0 && lastCpu >= 0;
    lastCpu = cpu;
    Pin pin = slot.pin;
    if (pin != null) {
      restart(now, to);
      if (pin.lasted(now) > to.pinnedNanos && pin != toldPin) {
        tell(pin, to);
      }
    } else if (!known || to.jvm.compensates(slot.carrier)) {
      restart(now, to);
      sampledCpu = cpu;
    } else {
      computes(mounted, now, cpu, to);
      if (used > (now - lastLook) / BUSY_PART) {
        restart(now, to);
      } else {
        waits(mounted, now, cpu, to);
      }
    }
  }

  private void tell(Pin pin, HoldTeller to) {
    StackTraceElement[] stack = to.jvm.stack(pin.thread);
    if (slot.pin != pin || !isPark(stack) || !pin.claim()) {
      return;
    }
    toldPin = pin;
    toldPinToken = to.lasting(pin, stack);
    told |= toldPinToken != null;
  }

  private void endPin(HoldTeller to) {
    Pin pin = toldPin;
    if (pin == null || pin.ended == 0) {
      return;
    }
    if (toldPinToken != null) {
      to.ended(toldPinToken, pin.ended - pin.began);
    }
    toldPin = null;
    toldPinToken = null;
  }

  /** A pin was told about that the watchdog did not see in time. */
  void pinned(Pin pin) {
    told |= pin.thread == thread;
  }

  private void computes(Thread mounted, long now, long cpu, HoldTeller to) {
    if (told || cpu - sampledCpu < to.carrierNanos / 8) {
      return;
    }
    StackTraceElement[] stack = to.jvm.stack(mounted);
    if (!isStillMounted() || stack.length == 0) {
      return;
    }
    samples.addLast(new Sample(cpu - sampledCpu, to.frames(stack)));
    sampledCpu = cpu;
    if (samples.size() > SAMPLES) {
      samples.removeFirst();
    }
    if (cpu - cpuBegan > to.carrierNanos) {
      toldComputation =
          to.held(
              Kind.COMPUTING,
              mounted,
              began,
              now - began,
              cpu - cpuBegan,
              stack,
              null,
              List.copyOf(samples));
      told = toldComputation != null;
    }
  }

  private void waits(Thread mounted, long now, long cpu, HoldTeller to) {
    if (isBlocked(to) != forThread) {
      restart(now, to);
      forThread = !forThread;
    }
    long lasted = lasted(now, to);
    if (stretchDone || !isDue(lasted, to) || !sample(mounted, now, to)) {
      return;
    }
    if (forThread && lasted > to.pinnedNanos) {
      if (to.jvm.maybePinned(stretchStack)) {
        tell(Kind.PINNED, mounted, lasted, cpu, null, to);
      } else {
        stretchDone = true;
      }
    } else if (!askedForClass && lasted > to.pinnedNanos) {
      askedForClass = true;
      askForClass(mounted, lasted, cpu, to);
    } else if (lasted > to.carrierNanos && stretchSamples >= SAMPLES_OF_NATIVE) {
      if (to.jvm.maybeNative(stretchStack, slot)) {
        tell(Kind.NATIVE, mounted, lasted, cpu, null, to);
      }
    }
  }

  /** How long the stretch has lasted, without what the thread was kept from going on for. */
  private long lasted(long now, HoldTeller to) {
    long all = now - stretchBegan;
    long lost = lostNanos(to);
    // The time in which it had no processor is counted when it gets one, and may be of before.
    stretchLost = Math.max(stretchLost, lost - all);
    return all - (lost - stretchLost);
  }

  private long lostNanos(HoldTeller to) {
    return to.pausedNanos() + to.jvm.heldUpNanos(slot);
  }

  /** Whether the stack is to be looked at: once early on, and when a threshold is passed. */
  private boolean isDue(long lasted, HoldTeller to) {
    if (stretchSamples == 0) {
      return true;
    }
    if (forThread || !askedForClass) {
      return lasted > to.pinnedNanos;
    }
    return lasted > to.carrierNanos && !told;
  }

  private boolean isBlocked(HoldTeller to) {
    return to.jvm.state(slot.carrier) != Thread.State.RUNNABLE;
  }

  /**
   * Takes the stack; false if the thread does no longer what it did when the stack was taken last,
   * or does not wait at all.
   */
  private boolean sample(Thread mounted, long now, HoldTeller to) {
    if (to.jvm.wantsProcessor(slot)) {
      restart(now, to);
      return false;
    }
    StackTraceElement[] stack = to.jvm.stack(mounted);
    StackTraceElement[] before = stretchStack;
    boolean same =
        stretchSamples == 0
            || (before.length == stack.length && stack.length > 0 && before[0].equals(stack[0]));
    if (!same || stack.length == 0 || isPark(stack) || !isStillMounted()) {
      restart(now, to);
      return false;
    }
    stretchStack = stack;
    stretchSamples++;
    return true;
  }

  private void askForClass(Thread mounted, long lasted, long cpu, HoldTeller to) {
    String className = to.initialisers.awaitedBy(stretchStack, mounted);
    if (className != null) {
      tell(Kind.CLASS_INITIALISER, mounted, lasted, cpu, className, to);
    }
  }

  private void tell(
      Kind kind, Thread mounted, long lasted, long cpu, @Nullable String className, HoldTeller to) {
    CarrierHold.Pin pin = kind == Kind.NATIVE ? null : new CarrierHold.Pin(null, className);
    toldStretch =
        to.held(
            kind, mounted, stretchBegan, lasted, cpu - stretchCpu, stretchStack, pin, List.of());
    told |= toldStretch != null;
    stretchDone = true;
  }

  /** A stretch of waiting ends, and another one may begin. */
  private void restart(long now, HoldTeller to) {
    if (toldStretch != null) {
      to.ended(toldStretch, now - stretchBegan);
      toldStretch = null;
    }
    stretchBegan = now;
    stretchCpu = lastCpu;
    stretchLost = lostNanos(to);
    stretchStack = NO_STACK;
    stretchSamples = 0;
    stretchDone = false;
    askedForClass = false;
  }

  private boolean isStillMounted() {
    return slot.mounted() == thread && slot.mounts() == mounts;
  }

  /** Whether the thread parks; the park tells of itself. */
  private static boolean isPark(StackTraceElement[] stack) {
    for (int i = 0; i < Math.min(4, stack.length); i++) {
      if (stack[i].getMethodName().equals("parkOnCarrierThread")) {
        return true;
      }
    }
    return false;
  }
}
