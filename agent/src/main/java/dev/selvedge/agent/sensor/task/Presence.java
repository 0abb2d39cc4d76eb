package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * How many members of a fan-out run. A member that tells others that it is done looks like leaving,
 * and is not counted from then on: the next one may begin before it has ended. If it has counted a
 * latch down and then waits for the same latch, it had only told that it is there, and is counted
 * as if it had not left, also with those that began meanwhile and are gone when it comes to wait:
 * at the last of the meetings that can have been the largest. So it may be one too few that are
 * told, and is never one too many.
 */
final class Presence {

  private static final AtomicReferenceFieldUpdater<Presence, Attendance> NOW =
      AtomicReferenceFieldUpdater.newUpdater(Presence.class, Attendance.class, "now");

  // One object, so that nobody sees a member that has begun without the meeting that it makes. It
  // is made anew each time: a task for which there is no memory is not counted rightly any more.
  private volatile Attendance now = Attendance.NOBODY;

  /** How many run now. */
  int running() {
    return now.running;
  }

  /** One runs its first instruction; how many run then. */
  int begins() {
    while (true) {
      Attendance before = now;
      Attendance after = before.withOneMore();
      if (NOW.compareAndSet(this, before, after)) {
        return after.running;
      }
    }
  }

  /** One ends that runs. */
  void ends() {
    change(-1, 0);
  }

  /** One leaves, as far as it looks; how many are there then. */
  Attendance leaves() {
    return change(-1, 1);
  }

  /** One that looked like leaving goes on; how many are there then. */
  Attendance stays() {
    return change(1, -1);
  }

  /** One ends that looked like leaving. */
  void gone() {
    change(0, -1);
  }

  private Attendance change(int running, int away) {
    while (true) {
      Attendance before = now;
      Attendance after = before.changed(running, away);
      if (NOW.compareAndSet(this, before, after)) {
        return after;
      }
    }
  }
}
