package dev.selvedge.agent.cases.cancel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** A computation that takes longer than a task may go on, however busy the machine is. */
final class Work {

  private static final long PROCESSOR_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int PART = 1_000_000;

  @SuppressWarnings("UnusedVariable") // so that there is something to compute
  private static volatile long sum;

  private Work() {}

  /** How many parts of it there are; to be called by a platform thread. */
  static int parts() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    part();
    long end = threads.getCurrentThreadCpuTime() + PROCESSOR_NANOS;
    int parts = 1;
    while (threads.getCurrentThreadCpuTime() < end) {
      part();
      parts++;
    }
    return parts;
  }

  /** Does so many of them. */
  static void compute(int parts) {
    for (int i = 0; i < parts; i++) {
      part();
    }
  }

  private static void part() {
    long part = 0;
    for (int i = 0; i < PART; i++) {
      part += i ^ (part << 1);
    }
    sum = part;
  }
}
