package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.FailureText;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A throwable with which futures failed, all those that carry it: it is observed as soon as one of
 * them is. Holds the throwable weakly, and what is to be told of it.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Failure extends WeakReference<Throwable> {

  /** More futures than these that carry one throwable tell nobody more. */
  private static final int MOST_CARRIERS = 64;

  private final int hash;
  private final TaskWindow window;
  private final boolean cancellation;
  private final boolean wasOfLibrary;
  private volatile boolean ofLibrary;
  private final long nanos = System.nanoTime();
  private final String thread = Thread.currentThread().getName();
  private final @Nullable TaskWindow meanwhile;
  private @Nullable FailureText text;
  private List<Tracked> carriers = new ArrayList<>(2);
  private boolean observed;
  private boolean passedOn;

  /**
   * @param cancellation whether it follows from a cancel or interrupt that was seen
   * @param ofLibrary whether a library has failed a promise of its own with it
   * @param meanwhile the only test in which it can have happened, if it is of no window; null if
   *     there is none, or several
   */
  Failure(
      Throwable root,
      ReferenceQueue<Throwable> gone,
      TaskWindow window,
      boolean cancellation,
      boolean ofLibrary,
      @Nullable TaskWindow meanwhile) {
    super(root, gone);
    this.hash = System.identityHashCode(root);
    this.window = window;
    this.cancellation = cancellation;
    this.ofLibrary = ofLibrary;
    this.wasOfLibrary = ofLibrary;
    this.meanwhile = meanwhile;
  }

  /** Keeps what there is to tell of it. */
  synchronized void describe(Throwable root, boolean withStack) {
    if (text == null && !cancellation && !observed) {
      text = text(root, withStack);
    }
  }

  private static FailureText text(Throwable root, boolean withStack) {
    Throwable cause = Throwables.causeOf(root);
    return new FailureText(
        root.getClass().getName(),
        Throwables.textOf(root),
        withStack ? Arrays.asList(Throwables.stackOf(root)) : List.of(),
        cause == null ? null : cause.getClass().getName());
  }

  TaskWindow window() {
    return window;
  }

  /** The window that is told of it once nobody can look at it any more. */
  TaskWindow told() {
    return meanwhile == null || meanwhile.closed ? window : meanwhile;
  }

  long nanos() {
    return nanos;
  }

  String thread() {
    return thread;
  }

  /**
   * A future has failed with it.
   *
   * @param originates whether it was thrown by the future's own work
   * @return whether somebody still has to look
   */
  synchronized boolean carriedBy(Tracked tracked, boolean originates) {
    if (originates || tracked.has(Tracked.WORK | Tracked.BY_HAND)) {
      ofLibrary = false;
    }
    if (tracked.has(Tracked.BY_HAND)) {
      // Whoever passes it on to another future has seen it; now it is for that one to be looked at.
      carriers.forEach(each -> each.set(Tracked.TAKEN));
      passedOn = true;
    } else if (passedOn && originates) {
      tracked.set(Tracked.TAKEN);
    }
    if (carriers.size() < MOST_CARRIERS && !observed) {
      carriers.add(tracked);
      tracked.origin.unseen.incrementAndGet();
    }
    return !observed;
  }

  /** Somebody has seen it. */
  void observe() {
    List<Tracked> over;
    synchronized (this) {
      if (observed) {
        return;
      }
      observed = true;
      window.futures.decrement();
      over = carriers;
      if (wasOfLibrary) {
        Failures.OF_LIBRARIES.decrementAndGet();
      }
      carriers = List.of();
      text = null;
    }
    for (Tracked each : over) {
      each.origin.unseen.decrementAndGet();
      each.chain.observe();
      Ledger.drop(each);
    }
  }

  /** The future that somebody should have looked at; null if there is none, or it was seen. */
  synchronized @Nullable Tracked unseen() {
    if (observed || cancellation) {
      return null;
    }
    for (Tracked each : carriers) {
      if (!each.has(Tracked.TAKEN) && each.origin.isOfUser()) {
        return lastOf(each);
      }
    }
    return null;
  }

  /** Of a loser of a race and the future that it raced for, the latter. */
  private Tracked lastOf(Tracked first) {
    if (first.has(Tracked.TAKEN_IF_FIRST)) {
      for (Tracked each : carriers) {
        if (!each.has(Tracked.TAKEN | Tracked.TAKEN_IF_FIRST) && each.origin.isOfUser()) {
          return each;
        }
      }
    }
    return first;
  }

  /** Whether a library has failed a promise of its own with it. */
  boolean isOfLibrary() {
    return ofLibrary;
  }

  synchronized boolean isObserved() {
    return observed;
  }

  /** Whether a future of a library was the first to fail with it. */
  boolean beganInLibrary() {
    return wasOfLibrary;
  }

  synchronized @Nullable FailureText text() {
    return text;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (other == this) {
      return true;
    }
    Throwable mine = get();
    return mine != null
        && (other instanceof Failure failure
            ? failure.get() == mine
            : other instanceof Failures.Probe probe && probe.root == mine);
  }
}
