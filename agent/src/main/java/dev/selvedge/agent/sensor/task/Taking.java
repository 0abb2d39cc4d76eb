package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/** Some work on its way to permits. */
final class Taking {

  private static final Task[] NONE = {};

  private final PermitSource source;
  private final int permits;
  private final boolean awaits;
  private final @Nullable ThreadTasks thread;
  private final Task[] members;

  /** Whether nobody gives them back: who has passed counts to its end. */
  private final boolean untilEnd;

  private boolean waiting;

  /**
   * @param awaits whether it would wait for them
   * @param thread null for one of which nothing is known
   */
  Taking(PermitSource source, int permits, boolean awaits, @Nullable ThreadTasks thread) {
    this(source, permits, awaits, thread, false);
  }

  /**
   * @param untilEnd whether nobody gives them back
   */
  Taking(
      PermitSource source,
      int permits,
      boolean awaits,
      @Nullable ThreadTasks thread,
      boolean untilEnd) {
    this(
        source,
        permits,
        awaits,
        thread,
        thread == null ? NONE : MemberPermits.of(thread),
        untilEnd);
  }

  private Taking(
      PermitSource source,
      int permits,
      boolean awaits,
      @Nullable ThreadTasks thread,
      Task[] members,
      boolean untilEnd) {
    this.source = source;
    this.permits = permits;
    this.awaits = awaits;
    this.thread = thread;
    this.members = members;
    this.untilEnd = untilEnd;
  }

  /** The same, about another number of them. */
  Taking of(int otherPermits) {
    return new Taking(source, otherPermits, awaits, thread, members, untilEnd);
  }

  /** It has to wait. */
  void waits() {
    waiting = true;
    source.waits(true);
    for (Task member : members) {
      MemberPermits.waits(member, true);
    }
    PermitFigures.note(source, thread);
  }

  /** It has got them, or it has not. */
  void end(boolean successful) {
    if (waiting) {
      source.waits(false);
      for (Task member : members) {
        MemberPermits.waits(member, false);
      }
    }
    if (successful) {
      source.awaited |= awaits;
      for (Task member : members) {
        MemberPermits.gate(member, source);
      }
      if (untilEnd) {
        pass();
      } else {
        hold();
      }
    }
    if (waiting || successful) {
      PermitFigures.note(source, thread);
    }
  }

  /** The same, of a call that may have made others like it. */
  void endOutermost(boolean successful) {
    if (thread != null) {
      thread.taking--;
    }
    end(successful);
  }

  private void pass() {
    for (Task member : members) {
      MemberPermits.add(member);
    }
  }

  private void hold() {
    ThreadTasks holder = thread == null ? ThreadTable.currentOrNew() : thread;
    Task by = holder.work();
    Origin site = source.isTracked() ? source.place(by.isOfOpenedWindow()) : null;
    Hold hold =
        new Hold(
            source,
            permits,
            by,
            members,
            site,
            Permits.currentThread(),
            holder.runs,
            System.nanoTime());
    GivingBack.push(holder, hold);
    hold.begin();
  }
}
