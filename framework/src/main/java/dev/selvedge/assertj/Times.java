package dev.selvedge.assertj;

import java.time.Duration;

/** Times in a message. */
final class Times {

  private Times() {}

  static String of(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
