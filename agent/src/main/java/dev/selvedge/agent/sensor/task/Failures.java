package dev.selvedge.agent.sensor.task;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The throwables with which futures failed, weakly and by identity. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Failures {

  /** Of so many failures at one place the stack is kept; of later ones what they are. */
  private static final int STACKS = 1_000;

  private static final ReferenceQueue<Throwable> GONE = new ReferenceQueue<>();
  private static final ConcurrentHashMap<Object, Failure> FAILURES = new ConcurrentHashMap<>();

  private static volatile boolean used;

  /** Whether anything was cancelled in this JVM; without, no failure follows from that. */
  private static volatile boolean cancelled;

  /** Whether a thread was interrupted of which nothing was known at that time. */
  private static volatile boolean interrupted;

  private Failures() {}

  /** A thread was interrupted of which nothing more is known. */
  static void interruptSeen() {
    if (!interrupted) {
      interrupted = true;
    }
  }

  /** Something was cancelled, or an executor told to stop. */
  static void cancelSeen() {
    if (!cancelled) {
      cancelled = true;
    }
  }

  /**
   * A future has failed.
   *
   * @param originates whether its own work has thrown it, rather than what it depends on
   */
  static void failed(Tracked tracked, Throwable thrown, boolean originates) {
    if (tracked.failure != null || tracked.has(Tracked.OVER)) {
      return;
    }
    Throwable root = Throwables.rootOf(thrown);
    Failure failure = FAILURES.get(new Probe(root));
    if (failure == null) {
      boolean work = originates || tracked.has(Tracked.WORK | Tracked.BY_HAND | Tracked.SUBTASK);
      if (!work) {
        // Nobody's work: a value that says that something failed.
        return;
      }
      failure = add(root, tracked);
    }
    tracked.failure = failure;
    if (!failure.carriedBy(tracked, originates)) {
      Ledger.drop(tracked);
    }
  }

  private static Failure add(Throwable root, Tracked tracked) {
    used = true;
    ThreadTasks thread = ThreadTable.current();
    boolean follows =
        ((interrupted || cancelled || (thread != null && thread.wasInterrupted))
                && Throwables.followsInterrupt(root))
            || (cancelled && Throwables.followsCancellation(root));
    boolean withStack = tracked.origin.failures < STACKS;
    tracked.origin.failures++;
    Failure added = new Failure(root, GONE, tracked.window(), follows, withStack);
    Failure known = FAILURES.putIfAbsent(added, added);
    if (known == null) {
      added.window().futures.increment();
      return added;
    }
    return known;
  }

  /** Somebody has seen a throwable, or has passed it on. */
  static void observed(@Nullable Throwable thrown) {
    if (used && thrown != null) {
      Failure failure = FAILURES.get(new Probe(Throwables.rootOf(thrown)));
      if (failure != null) {
        failure.observe();
      }
    }
  }

  /** Those whose throwable nobody can look at any more. */
  static List<Failure> gone() {
    List<Failure> all = new ArrayList<>();
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      Failure failure = (Failure) gone;
      if (FAILURES.remove(failure) != null) {
        failure.window().futures.decrement();
        all.add(failure);
      }
    }
    return all;
  }

  /** Those of some windows, which are judged now. */
  static List<Failure> of(Predicate<TaskWindow> windows) {
    List<Failure> all = new ArrayList<>();
    for (Failure each : FAILURES.values()) {
      if (windows.test(each.window())) {
        all.add(each);
      }
    }
    return all;
  }

  /** What finds a failure. */
  static final class Probe {
    final Throwable root;

    Probe(Throwable root) {
      this.root = root;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(root);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Failure failure && failure.get() == root;
    }
  }
}
