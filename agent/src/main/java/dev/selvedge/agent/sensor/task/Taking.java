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
  private boolean waiting;

  /**
   * @param awaits whether it would wait for them
   * @param thread null for one of which nothing is known
   */
  Taking(PermitSource source, int permits, boolean awaits, @Nullable ThreadTasks thread) {
    this(source, permits, awaits, thread, thread == null ? NONE : MemberPermits.of(thread));
  }

  private Taking(
      PermitSource source,
      int permits,
      boolean awaits,
      @Nullable ThreadTasks thread,
      Task[] members) {
    this.source = source;
    this.permits = permits;
    this.awaits = awaits;
    this.thread = thread;
    this.members = members;
  }

  /** The same, about another number of them. */
  Taking of(int otherPermits) {
    return new Taking(source, otherPermits, awaits, thread, members);
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
      hold();
    }
    if (waiting || successful) {
      PermitFigures.note(source, thread);
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
