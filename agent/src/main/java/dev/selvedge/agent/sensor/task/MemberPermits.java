package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * How many permits a member of a fan-out holds, and whether it runs: it counts as holding while
 * both are so. It begins and ends on its own thread, and what was lent to it may be given back by
 * others at the same time.
 */
final class MemberPermits {

  private static final AtomicIntegerFieldUpdater<Task> PERMITS =
      AtomicIntegerFieldUpdater.newUpdater(Task.class, "permits");

  private static final int BEGUN = 1 << 28;
  private static final int ENDED = 1 << 29;

  private static final Task[] NONE = {};

  private MemberPermits() {}

  /** The member runs its first instruction. */
  static void begun(Task member) {
    change(member, 0, BEGUN);
  }

  /** The member is about to end. */
  static void ended(Task member) {
    change(member, 0, ENDED);
  }

  /** There is one more hold on permits that is the member's. */
  static void add(Task member) {
    change(member, 1, 0);
  }

  /** There is one less. */
  static void remove(Task member) {
    change(member, -1, 0);
  }

  private static void change(Task member, int more, int flag) {
    int before;
    int after;
    do {
      before = member.permits;
      after = (before + more) | flag;
    } while (!PERMITS.compareAndSet(member, before, after));
  }

  /** The member takes permits itself, or somebody has given back what was lent to it. */
  static void gate(Task member, PermitSource source) {}

  static void waits(Task member, boolean begins) {}

  static boolean isMember(Task task) {
    return false;
  }

  /** Of each fan-out the innermost task that the thread runs now. */
  static Task[] of(ThreadTasks thread) {
    return NONE;
  }
}
