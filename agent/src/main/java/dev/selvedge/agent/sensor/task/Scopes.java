package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers the scopes of this JVM, from 1, so that their subtasks can be shown together. */
final class Scopes {

  private static final int MOST = 100_000;

  private static final AtomicInteger LAST = new AtomicInteger();

  private static final WeakTable<Integer> NUMBERS = new WeakTable<>(MOST);

  private Scopes() {}

  /** Forgets those that are gone. */
  static void forgetGone() {
    NUMBERS.takeGone(number -> true);
  }

  /**
   * The number of a scope; 0 if there are too many at once.
   *
   * @param container where it keeps its threads, which is its own
   */
  static int numberOf(Object container) {
    Integer known = NUMBERS.get(container);
    if (known == null) {
      known = NUMBERS.getOrPut(container, LAST.incrementAndGet());
    }
    return known == null ? 0 : known;
  }
}
