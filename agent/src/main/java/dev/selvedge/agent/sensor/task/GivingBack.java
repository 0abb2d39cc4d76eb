package dev.selvedge.agent.sensor.task;

import org.jspecify.annotations.Nullable;

/**
 * Finds out whose permits are given back: those that the releasing work has taken itself, or that
 * were lent to it, else the oldest that were lent to others, for which a callback may release.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class GivingBack {

  /** So deep is looked for what a thread has taken itself. */
  private static final int DEEPEST = 256;

  /** One less than a power of two: so many are taken before those given back are sought. */
  private static final int SELDOM = 63;

  private GivingBack() {}

  /** The current thread is about to give permits back. */
  static void to(PermitSource source, int permits, @Nullable ThreadTasks thread) {
    source.givenBack = true;
    int rest = permits;
    if (thread != null) {
      rest = own(source, rest, thread);
    }
    if (rest < permits) {
      source.givenBackByTakers = true;
    }
    while (rest > 0) {
      Hold other = others(source, thread);
      if (other == null) {
        break; // A signal.
      }
      if (other.lent() != null || (thread != null && thread.work().descendsFrom(other.by))) {
        source.givenBackByTakers = true;
      }
      rest -= other.giveBack(rest, false);
    }
    PermitFigures.note(source, thread);
  }

  private static int own(PermitSource source, int permits, ThreadTasks thread) {
    thread.holds = open(thread.holds);
    int rest = permits;
    for (Hold mine = taken(source, thread); rest > 0 && mine != null; ) {
      // What an own stage of the owner does, inline, another thread might have done.
      rest -= mine.giveBack(rest, thread.work() == mine.by);
      mine = rest > 0 ? taken(source, thread) : null;
    }
    for (Task task = thread.current(); task != null && rest > 0; task = task.outer) {
      for (Hold loan = task.loans; loan != null && rest > 0; loan = loan.nextLoan) {
        if (loan.source == source && loan.isOpen()) {
          rest -= loan.giveBack(rest, false);
        }
      }
    }
    return rest;
  }

  /**
   * What the thread's work has taken itself: the latest that it has lent to nobody, else the oldest
   * that it has lent to somebody who has ended, else to anybody.
   */
  private static @Nullable Hold taken(PermitSource source, ThreadTasks thread) {
    Hold ofEnded = null;
    Hold lent = null;
    int depth = 0;
    for (Hold each = thread.holds; each != null && depth < DEEPEST; each = each.below) {
      depth++;
      if (each.source == source && each.isOpen() && isBy(thread, each)) {
        Task child = each.lent();
        if (child == null) {
          return each;
        }
        lent = each;
        ofEnded = child.state == Task.ENDED ? each : ofEnded;
      }
    }
    return ofEnded != null ? ofEnded : lent;
  }

  private static boolean isBy(ThreadTasks thread, Hold hold) {
    Task current = thread.current();
    if (current == null) {
      return hold.run == thread.runs && hold.by.isStandIn();
    }
    for (Task each = current; each != null; each = each.outer) {
      if (each == hold.by) {
        return true;
      }
    }
    return hold.by.isStandIn() && hold.run == thread.runs;
  }

  /** What others have taken and the current thread may give back for them. */
  private static @Nullable Hold others(PermitSource source, @Nullable ThreadTasks thread) {
    Task current = thread == null ? null : thread.current();
    Hold best = null;
    int bestRank = -1;
    for (Hold each : source.open()) {
      if (each.isOpen()) {
        int rank = rank(each, current);
        if (best == null || rank > bestRank || (rank == bestRank && each.nanos < best.nanos)) {
          best = each;
          bestRank = rank;
        }
      }
    }
    return best;
  }

  private static int rank(Hold hold, @Nullable Task current) {
    Task lent = hold.lent();
    Task holder = lent == null ? hold.by : lent;
    int rank = lent != null ? 4 : hold.fresh && hold.by.state != Task.ENDED ? 0 : 1;
    for (Task each = current; each != null; each = each.outer) {
      if (each == holder || (each.parent == holder.parent && each.origin == holder.origin)) {
        rank += 8;
        break;
      }
      if (each.parent == hold.by || each.parent == holder) {
        rank += 4; // A callback of what was forked, or one that its forker has made.
        break;
      }
    }
    return rank + (holder.state == Task.ENDED ? 2 : 0);
  }

  /** A thread has taken permits. */
  static void push(ThreadTasks thread, Hold hold) {
    hold.below = open(thread.holds);
    thread.holds = hold;
    if ((++thread.holdsTaken & SELDOM) == 0) {
      for (Hold each = hold; each != null; each = each.below) {
        each.below = open(each.below);
      }
    }
  }

  /** The topmost that is still open, so that those that are not are forgotten. */
  static @Nullable Hold open(@Nullable Hold top) {
    Hold each = top;
    while (each != null && !each.isOpen()) {
      each = each.below;
    }
    return each;
  }

  /** The current thread has forked a task, which has not begun: what was acquired is for it. */
  static void forked(ThreadTasks thread, Task child) {
    if (thread.holds == null) {
      return;
    }
    Task last = thread.lastForked;
    thread.lastForked = child;
    if (last != null && child.kind.isThread() && runs(last, child)) {
      for (Hold each = last.loans; each != null; each = each.nextLoan) {
        each.lendToo(child);
      }
      return;
    }
    Hold top = open(thread.holds);
    thread.holds = top;
    boolean lends = false;
    for (Hold each = top; each != null && each.fresh; each = each.below) {
      if (each.isOpen() && isBy(thread, each)) {
        each.lend(child);
        lends = true;
      }
    }
    // Whoever acquires several at once does it for several.
    int depth = 0;
    for (Hold each = top; each != null && !lends && depth < DEEPEST; each = each.below) {
      depth++;
      lends = each.lent() != null && isBy(thread, each) && each.lendOne(child);
    }
  }

  /** Whether a thread was made to run a task, by the call that has made that. */
  private static boolean runs(Task task, Task thread) {
    StackTraceElement line = task.origin == null ? null : task.origin.line();
    return !task.kind.isThread()
        && task.parent == thread.parent
        && thread.origin != null
        && line != null
        && line.equals(thread.origin.line());
  }
}
