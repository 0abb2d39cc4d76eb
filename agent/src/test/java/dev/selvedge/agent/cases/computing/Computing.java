package dev.selvedge.agent.cases.computing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Time that the processor, and not the clock, has spent on something. */
final class Computing {

  static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final long MILLI = 1_000_000;

  private Computing() {}

  /** What {@code CPU.getCurrentThreadCpuTime()} says in so many milliseconds of computing. */
  static long in(int millis) {
    return CPU.getCurrentThreadCpuTime() + millis * MILLI;
  }

  /** Computes a little, which any callback may. */
  static void aLittle() {
    computeUntil(in(3));
  }

  /** Computes for long, where that is nobody's loss. */
  static void elsewhere() {
    computeUntil(in(400));
  }

  private static void computeUntil(long end) {
    while (CPU.getCurrentThreadCpuTime() < end) {}
  }
}
