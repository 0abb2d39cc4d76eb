package dev.selvedge.agent.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual thread keeps its carrier from running others, and has done so for a while.
 *
 * @param kind by what
 * @param thread the name of the virtual thread, or what stands for one without a name
 * @param nanos when it began, on the clock of {@link System#nanoTime()}
 * @param lastedNanos for how long it has lasted, pauses of the garbage collector taken off
 * @param cpuNanos how much processor time the carrier has used meanwhile
 * @param frames the stack while it lasts, innermost first, without frames of Selvedge
 * @param pin what keeps the thread on its carrier; null if it does not try to leave it
 * @param samples what a computation did, one for each piece of its processor time; empty for all
 *     other kinds
 * @param lineage where the work comes from that the thread does; null if that is not known
 */
public record CarrierHold(
    Kind kind,
    String thread,
    long nanos,
    long lastedNanos,
    long cpuNanos,
    List<Frame> frames,
    @Nullable Pin pin,
    List<Sample> samples,
    @Nullable Lineage lineage) {

  public CarrierHold {
    frames = List.copyOf(frames);
    samples = List.copyOf(samples);
  }

  /** By what a virtual thread holds its carrier. */
  public enum Kind {
    /** It waits, and would leave its carrier if it could. */
    PINNED,
    /** It waits until another thread has initialised a class. */
    CLASS_INITIALISER,
    /** It is in native code, which waits for the operating system. */
    NATIVE,
    /** It computes. */
    COMPUTING
  }

  /**
   * What keeps a virtual thread on its carrier.
   *
   * @param reason the JDK's word for it, {@code NATIVE} or {@code MONITOR}; null if it gave none
   * @param className the class whose initialiser another thread runs, null for any other pin
   */
  public record Pin(@Nullable String reason, @Nullable String className) {}

  /**
   * A piece of a computation.
   *
   * @param cpuNanos how much processor time it took
   * @param frames the stack at its end, innermost first
   */
  public record Sample(long cpuNanos, List<Frame> frames) {

    public Sample {
      frames = List.copyOf(frames);
    }
  }
}
