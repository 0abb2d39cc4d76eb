package dev.selvedge.agent.sensor.task;

/** How much a reader may want to know of a task, the least first. */
enum Interest {
  /** No more than of others. */
  NONE(0, 8),
  /** It took long, was cancelled or dropped, or has to do with an interrupt. */
  SOME(0, 8),
  /** It has failed, or did not end when it should have. */
  MUCH(4, 16),
  /** Something that was found names it. */
  NAMED(16, Integer.MAX_VALUE);

  /** How many such spans are kept of a window beyond its share. */
  final int beyondShare;

  /** One part in so many of all that is kept is for what is of more interest. */
  final int reservedPart;

  Interest(int beyondShare, int reservedPart) {
    this.beyondShare = beyondShare;
    this.reservedPart = reservedPart;
  }

  static Interest max(Interest one, Interest other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
