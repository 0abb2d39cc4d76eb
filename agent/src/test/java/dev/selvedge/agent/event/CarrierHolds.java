package dev.selvedge.agent.event;

import dev.selvedge.agent.event.CarrierHold.Kind;
import dev.selvedge.agent.event.CarrierHold.Pin;
import dev.selvedge.agent.event.CarrierHold.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up holds of the virtual thread {@code virtual-1}. */
public final class CarrierHolds {

  private static final long MILLI = 1_000_000;

  private CarrierHolds() {}

  /** A wait that keeps the carrier because of a native frame. */
  public static CarrierHold pinned(long millis, Frame... innermostFirst) {
    return pinned("NATIVE", millis, innermostFirst);
  }

  /** A wait that keeps the carrier for a reason of the JDK. */
  public static CarrierHold pinned(@Nullable String reason, long millis, Frame... innermostFirst) {
    return of(Kind.PINNED, millis, 0, new Pin(reason, null), List.of(innermostFirst), List.of());
  }

  /** A wait for another thread that initialises a class. */
  public static CarrierHold initialiser(String className, long millis, Frame... innermostFirst) {
    return of(
        Kind.CLASS_INITIALISER,
        millis,
        0,
        new Pin(null, className),
        List.of(innermostFirst),
        List.of());
  }

  /** A native call. */
  public static CarrierHold inNative(long millis, long cpuMillis, Frame... innermostFirst) {
    return of(Kind.NATIVE, millis, cpuMillis, null, List.of(innermostFirst), List.of());
  }

  /** A computation. */
  public static CarrierHold computing(Sample... samples) {
    long cpu = 0;
    for (Sample sample : samples) {
      cpu += sample.cpuNanos() / MILLI;
    }
    return of(
        Kind.COMPUTING, cpu, cpu, null, samples[samples.length - 1].frames(), List.of(samples));
  }

  /** A piece of a computation. */
  public static Sample piece(long cpuMillis, Frame... innermostFirst) {
    return new Sample(cpuMillis * MILLI, List.of(innermostFirst));
  }

  private static CarrierHold of(
      Kind kind,
      long millis,
      long cpuMillis,
      @Nullable Pin pin,
      List<Frame> frames,
      List<Sample> samples) {
    return new CarrierHold(
        kind, "virtual-1", 1_000, millis * MILLI, cpuMillis * MILLI, frames, pin, samples, null);
  }
}
