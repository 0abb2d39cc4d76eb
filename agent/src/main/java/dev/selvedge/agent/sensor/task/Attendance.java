package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/**
 * How many members of a fan-out run, and how many look like having left, at one moment; and the
 * last meeting until then.
 */
final class Attendance {

  static final Attendance NOBODY = new Attendance(0, 0, null);

  final int running;

  /** How many look like having left and have not ended. */
  private final int away;

  /**
   * The last of the moments at which most can have been at work, some of whom looked like having
   * left, since a time when nobody did; null if there was none.
   */
  final @Nullable Meeting meeting;

  private Attendance(int running, int away, @Nullable Meeting meeting) {
    this.running = running;
    this.away = away;
    this.meeting = meeting;
  }

  /** When one more has begun. */
  Attendance withOneMore() {
    int now = running + 1;
    if (away == 0) {
      // Whoever was at an earlier meeting has come back, or is gone.
      return new Attendance(now, 0, null);
    }
    int most = now + away;
    // Of two that are alike the later one. What was known of the other one is lost: where members
    // come back in other orders, fewer are told than there were, and never more.
    boolean isLargest = meeting == null || most >= meeting.most;
    return new Attendance(now, away, isLargest ? new Meeting(most, now) : meeting);
  }

  /** When so many more run, and so many more look like having left. */
  Attendance changed(int moreRunning, int moreAway) {
    return new Attendance(running + moreRunning, away + moreAway, meeting);
  }
}
