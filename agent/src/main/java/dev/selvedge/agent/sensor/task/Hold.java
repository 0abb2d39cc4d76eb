package dev.selvedge.agent.sensor.task;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Permits that some work has taken at once, and that were not all given back so far. Whoever
 * acquires before he forks lends them to what he forks, which then counts as holding them too.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Hold {

  /** Where nothing was lent, and nothing will be any more. */
  private static final Task NOBODY = Task.ofNobody();

  private static final AtomicIntegerFieldUpdater<Hold> LEFT =
      AtomicIntegerFieldUpdater.newUpdater(Hold.class, "left");

  private static final AtomicReferenceFieldUpdater<Hold, @Nullable Task> LENT =
      AtomicReferenceFieldUpdater.newUpdater(Hold.class, Task.class, "lent");

  private static final AtomicReferenceFieldUpdater<Hold, @Nullable Task> LENT_TOO =
      AtomicReferenceFieldUpdater.newUpdater(Hold.class, Task.class, "lentToo");

  final PermitSource source;

  /** The work that has taken them: a task, or what stands for it. */
  final Task by;

  /** The tasks of fan-outs that hold them by that. */
  final Task[] members;

  /** Where they were taken; null if nobody wants to know. */
  final @Nullable Origin site;

  /** The thread, and which of its pieces of work it was, so that its end is known. */
  final long thread;

  final int run;
  final long nanos;

  private volatile int left;

  /** To whom they were lent; null if to nobody so far. */
  private volatile @Nullable Task lent;

  /** The thread that was made to run that task, which is a task as well; null if there is none. */
  private volatile @Nullable Task lentToo;

  /** What the same thread has taken before. */
  @Nullable Hold below;

  /** What else was lent to the same task. */
  @Nullable Hold nextLoan;

  /** Whether its taker has forked nothing since. */
  boolean fresh = true;

  Hold(
      PermitSource source,
      int permits,
      Task by,
      Task[] members,
      @Nullable Origin site,
      long thread,
      int run,
      long nanos) {
    this.source = source;
    this.left = permits;
    this.by = by;
    this.members = members;
    this.site = site;
    this.thread = thread;
    this.run = run;
    this.nanos = nanos;
  }

  /** It is there: the permits are out. */
  void begin() {
    source.add(this, left);
    for (Task member : members) {
      MemberPermits.add(member);
    }
  }

  /** How many are not given back. */
  int left() {
    return left;
  }

  boolean isOpen() {
    return left > 0;
  }

  /** The task that they were lent to; null if there is none. */
  @Nullable Task lent() {
    Task task = lent;
    return task == NOBODY ? null : task;
  }

  /** Lends them to a task that has not begun. */
  void lend(Task child) {
    fresh = false;
    nextLoan = child.loans;
    child.loans = this;
    lend(LENT, child);
  }

  /** Lends them to a thread too, which was made to run the task that they were lent to. */
  void lendToo(Task thread) {
    lend(LENT_TOO, thread);
  }

  private void lend(AtomicReferenceFieldUpdater<Hold, @Nullable Task> to, Task child) {
    // Before it can be taken back.
    MemberPermits.add(child);
    if (!to.compareAndSet(this, null, child)) {
      MemberPermits.remove(child);
    }
  }

  /** Lends one of several to another task, which has not begun; whether there was one. */
  boolean lendOne(Task child) {
    for (int now = left; now > 1; now = left) {
      if (LEFT.compareAndSet(this, now, now - 1)) {
        source.removed(1);
        Hold one = new Hold(source, 1, by, members, site, thread, run, nanos);
        one.begin();
        one.lend(child);
        return true;
      }
    }
    return false;
  }

  /**
   * Gives some of them back.
   *
   * @param most how many at most
   * @param byOwner whether who took them does
   * @return how many
   */
  int giveBack(int most, boolean byOwner) {
    for (int now = left; now > 0; now = left) {
      int given = Math.min(now, most);
      if (LEFT.compareAndSet(this, now, now - given)) {
        source.removed(given);
        if (!byOwner) {
          gate(lent);
          gate(lentToo);
        }
        if (now == given) {
          end();
        }
        return given;
      }
    }
    return 0;
  }

  private void gate(@Nullable Task child) {
    if (child != null) {
      MemberPermits.gate(child, source);
    }
  }

  private void end() {
    source.remove(this);
    for (Task member : members) {
      MemberPermits.remove(member);
    }
    takeBack(LENT);
    takeBack(LENT_TOO);
  }

  private void takeBack(AtomicReferenceFieldUpdater<Hold, @Nullable Task> from) {
    Task child = from.getAndSet(this, NOBODY);
    if (child != null && child != NOBODY) {
      MemberPermits.remove(child);
    }
  }
}
