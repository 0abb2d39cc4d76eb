package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * How many permits a member of a fan-out holds, and whether it is at work: it counts as holding
 * while both are so. It begins and ends on its own thread, and what was lent to it may be given
 * back by others at the same time.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class MemberPermits {

  private static final AtomicIntegerFieldUpdater<Task> PERMITS =
      AtomicIntegerFieldUpdater.newUpdater(Task.class, "permits");

  private static final int AT_WORK = 1 << 28;
  private static final int COUNT = AT_WORK - 1;

  private static final Task[] NONE = {};

  /** More fan-outs, one inside of the other, are not counted. */
  private static final int MOST = 4;

  private MemberPermits() {}

  /** The member runs its first instruction, or goes on. */
  static void begun(Task member) {
    change(member, 0, AT_WORK, 0);
  }

  /** The member is about to end, or looks like it. */
  static void left(Task member) {
    change(member, 0, 0, AT_WORK);
  }

  /** There is one more hold on permits that is the member's. */
  static void add(Task member) {
    change(member, 1, 0, 0);
  }

  /** There is one less. */
  static void remove(Task member) {
    change(member, -1, 0, 0);
    member.leaveGroup();
  }

  /** Whether there is a hold that is the member's. */
  static boolean hasAny(Task member) {
    return (member.permits & COUNT) != 0;
  }

  private static void change(Task member, int more, int set, int cleared) {
    int before;
    int after;
    do {
      before = member.permits;
      after = ((before + more) | set) & ~cleared;
    } while (!PERMITS.compareAndSet(member, before, after));
    FanOut group = member.group;
    if (group != null && counts(before) != counts(after)) {
      if (counts(after)) {
        group.holds(member);
      } else {
        group.frees(member);
      }
    }
  }

  private static boolean counts(int permits) {
    return (permits & COUNT) > 0 && (permits & AT_WORK) != 0;
  }

  /** The member takes permits itself, or somebody has given back what was lent to it. */
  static void gate(Task member, PermitSource source) {
    FanOut group = member.group;
    if (group != null) {
      group.gated();
      if (source.permits > 0) {
        group.bounded(source.permits);
      }
    }
  }

  /** The member begins to wait for a permit, or ends that. */
  static void waits(Task member, boolean begins) {
    FanOut group = member.group;
    if (group != null && begins) {
      group.waits(member);
    } else if (group != null) {
      group.waitEnds(member);
    }
  }

  static boolean isMember(Task task) {
    return task.group != null;
  }

  /** Of each fan-out the innermost task that the thread runs now. */
  static Task[] of(ThreadTasks thread) {
    Task[] members = NONE;
    for (Task each = thread.current(); each != null; each = each.outer) {
      if (each.group != null && members.length < MOST && !isIn(each.group, members)) {
        Task[] more = new Task[members.length + 1];
        System.arraycopy(members, 0, more, 0, members.length);
        more[members.length] = each;
        members = more;
      }
    }
    return members;
  }

  private static boolean isIn(FanOut group, Task[] members) {
    for (Task each : members) {
      if (each.group == group) {
        return true;
      }
    }
    return false;
  }
}
