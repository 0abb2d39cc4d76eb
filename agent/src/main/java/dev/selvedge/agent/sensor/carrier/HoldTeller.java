package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.CarrierHold.Kind;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.HoldListener;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.sensor.ThreadFacts;
import dev.selvedge.agent.sensor.task.TaskWindows;
import dev.selvedge.agent.sensor.task.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the listener of holds, in its words. Used under the lock of {@link CarrierWatch}. */
final class HoldTeller {

  final Jvm jvm;
  final ClassInitialisers initialisers;
  final long pinnedNanos;
  final long carrierNanos;
  private final HoldListener listener;
  private long pausedNanos;
  private long pausedBeforeNanos;
  private final FrameOwners owners = new FrameOwners();

  HoldTeller(Jvm jvm, HoldListener listener, long pinnedNanos, long carrierNanos) {
    this.jvm = jvm;
    this.initialisers = new ClassInitialisers(jvm);
    this.listener = listener;
    this.pinnedNanos = pinnedNanos;
    this.carrierNanos = carrierNanos;
  }

  /** A look begins. */
  void look() {
    pausedBeforeNanos = pausedNanos;
    pausedNanos = jvm.pausedNanos();
  }

  /** How long the garbage collector had stopped all threads when the look began. */
  long pausedNanos() {
    return pausedNanos;
  }

  /** The same when the look before it began. */
  long pausedBeforeNanos() {
    return pausedBeforeNanos;
  }

  /** A hold as the watchdog sees it while it lasts. */
  @Nullable Object held(
      Kind kind,
      Thread thread,
      long began,
      long lasted,
      long cpuNanos,
      StackTraceElement[] stack,
      CarrierHold.@Nullable Pin pin,
      List<CarrierHold.Sample> samples) {
    Object token =
        listener.held(
            new CarrierHold(
                kind,
                name(thread),
                began,
                lasted,
                cpuNanos,
                frames(stack),
                pin,
                samples,
                TaskWindows.lineageOf(thread)));
    return token == null ? null : new Told(token, Timeline.holds(thread, kind, began));
  }

  /** A pin that lasts. */
  @Nullable Object lasting(Pin pin, StackTraceElement[] stack) {
    long lasted = System.nanoTime() - pin.began;
    Object token = held(pin, lasted, frames(stack), TaskWindows.lineageOf(pin.thread));
    // The thread itself tells when it ends.
    return token == null
        ? null
        : new Told(token, Timeline.holds(pin.thread, Kind.PINNED, pin.began));
  }

  /** A pin that has ended before the watchdog saw it. */
  void over(Pin pin) {
    Throwable stack = pin.stack;
    if (stack == null) {
      return;
    }
    long lasted = pin.ended - pin.began;
    Object token = held(pin, lasted, frames(stack.getStackTrace()), pin.lineage);
    if (token != null) {
      listener.ended(token, lasted);
      pin.slot.watch.pinned(pin);
    }
  }

  private @Nullable Object held(
      Pin pin, long lasted, List<Frame> frames, @Nullable Lineage lineage) {
    return listener.held(
        new CarrierHold(
            Kind.PINNED,
            name(pin.thread),
            pin.began,
            lasted,
            0,
            frames,
            new CarrierHold.Pin(pin.reason == null ? null : pin.reason.toString(), null),
            List.of(),
            lineage));
  }

  void ended(Object held, long nanos) {
    Told told = (Told) held;
    listener.ended(told.token, nanos);
    Timeline.held(told.hold, nanos);
  }

  List<Frame> frames(StackTraceElement[] stack) {
    return owners.frames(stack);
  }

  private static String name(Thread thread) {
    String name = thread.getName();
    return name.isEmpty() ? "virtual thread #" + ThreadFacts.id(thread) : name;
  }

  /**
   * A hold that lasts.
   *
   * @param token what the listener has answered
   * @param hold the same for the timeline; null if nobody tells it
   */
  private record Told(Object token, @Nullable Object hold) {}
}
