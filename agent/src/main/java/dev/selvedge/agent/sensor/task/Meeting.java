package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The begin of a member of a fan-out at which others looked like having left. Those that wait for a
 * latch that they have counted down had only told that they are there, and so were at work.
 */
final class Meeting {

  /** How many were at work then at most. */
  final int most;

  private final AtomicInteger known;

  /**
   * Made when a member has begun.
   *
   * @param most how many are at work at most
   * @param known how many are in any case
   */
  Meeting(int most, int known) {
    this.most = most;
    this.known = new AtomicInteger(known);
  }

  /** One more was at work; how many that makes. */
  int another() {
    return known.incrementAndGet();
  }
}
