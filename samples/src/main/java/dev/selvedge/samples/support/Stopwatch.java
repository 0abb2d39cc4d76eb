package dev.selvedge.samples.support;

import java.time.Duration;

/** Runs from its start on; its text is what the examples print behind what took so long. */
public final class Stopwatch {
  private final long begun = System.nanoTime();

  private Stopwatch() {}

  /** Starts one. */
  public static Stopwatch start() {
    return new Stopwatch();
  }

  /** How long it runs by now. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public String toString() {
    return " (" + elapsed().toMillis() + " ms)";
  }
}
