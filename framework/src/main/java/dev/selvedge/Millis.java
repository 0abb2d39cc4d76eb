package dev.selvedge;

import java.time.Duration;

/** Times as a reader wants them. */
final class Millis {

  private Millis() {}

  /** Whole milliseconds, but for short times. */
  static String of(Duration time) {
    long micros = time.toNanos() / 1000;
    return (micros >= 10_000 ? Long.toString(micros / 1000) : Double.toString(micros / 1000.0))
        + " ms";
  }
}
