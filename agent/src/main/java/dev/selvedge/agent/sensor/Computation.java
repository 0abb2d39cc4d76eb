package dev.selvedge.agent.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one callback computes, as the watchdog sees it from time to time. */
final class Computation {

  private static final int MOST_SAMPLES = 20;
  private static final int LEAST_SAMPLES = 4;

  /** How often a thread is asked how long it has computed, while it does. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** How often while it does not. */
  private static final long IDLE_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  final LoopThread loop;

  /** The number of the callback among all of its thread. */
  final int number;

  final long sinceNanos;

  /** What the thread did at several moments. */
  final List<StackTraceElement[]> samples = new ArrayList<>();

  /** What the listener answered; null before it was told. */
  @Nullable Object told;

  private final long cpuBefore;
  private long cpu;
  private long sampledCpu;
  private long next;

  Computation(LoopThread loop, int number, long now) {
    this.loop = loop;
    this.number = number;
    this.sinceNanos = now;
    this.next = now + PAUSE_NANOS;
    this.cpuBefore = ThreadBean.cpuNanos(loop.id);
  }

  /** Looks whether it still computes, and at what. */
  void look(long now, long thresholdNanos) {
    if (now - next < 0 || cpuBefore < 0) {
      return;
    }
    long before = cpu;
    cpu = ThreadBean.cpuNanos(loop.id) - cpuBefore;
    next = now + (cpu - before < PAUSE_NANOS / 10 ? IDLE_PAUSE_NANOS : PAUSE_NANOS);
    if (told == null
        && samples.size() < MOST_SAMPLES
        && cpu - sampledCpu >= thresholdNanos / (2 * LEAST_SAMPLES)) {
      sampledCpu = cpu;
      samples.add(ThreadFacts.stack(loop.thread));
    }
  }

  /** Whether it has computed for so long, and it is known at what. */
  boolean counts(long thresholdNanos) {
    return cpu >= thresholdNanos && samples.size() >= LEAST_SAMPLES;
  }

  /** For how long it has computed, at least. */
  long cpuNanos() {
    return cpu;
  }

  long nextNanos() {
    return next;
  }
}
