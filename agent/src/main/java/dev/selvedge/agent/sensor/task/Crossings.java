package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many queues have grown past the limit so far: work that is older than the growth of a queue
 * has a lower number.
 */
final class Crossings {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Crossings() {}

  /** The number of what begins now. */
  static int soFar() {
    return COUNT.get();
  }

  /** The number of one more. */
  static int next() {
    return COUNT.incrementAndGet();
  }
}
