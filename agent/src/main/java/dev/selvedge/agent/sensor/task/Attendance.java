package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/** How many members of a fan-out have begun, run, and look like having left, at one moment. */
final class Attendance {

  static final Attendance NOBODY = new Attendance(0, 0, 0, null);

  final int begun;
  final int running;

  /** How many look like having left and have not ended. */
  private final int away;

  /** When most can have been at work, some of which looked like having left; null if never. */
  final @Nullable Meeting meeting;

  private Attendance(int begun, int running, int away, @Nullable Meeting meeting) {
    this.begun = begun;
    this.running = running;
    this.away = away;
    this.meeting = meeting;
  }

  /** When one more has begun. */
  Attendance withOneMore() {
    int most = running + 1 + away;
    boolean isLarger = away > 0 && (meeting == null || most >= meeting.most);
    return new Attendance(
        begun + 1,
        running + 1,
        away,
        isLarger ? new Meeting(begun + 1, most, running + 1) : meeting);
  }

  /** When so many more run, and so many more look like having left. */
  Attendance changed(int moreRunning, int moreAway) {
    return new Attendance(begun, running + moreRunning, away + moreAway, meeting);
  }
}
