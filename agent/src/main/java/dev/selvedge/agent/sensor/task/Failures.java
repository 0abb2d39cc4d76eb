package dev.selvedge.agent.sensor.task;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The throwables with which futures failed, weakly and by identity. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Failures {

  /** Of so many failures at one place the stack is kept; of later ones what they are. */
  private static final int STACKS = 1_000;

  /** Longer chains of causes are not followed, nor those that lead back to themselves. */
  private static final int DEEPEST = 32;

  /** More that failed at one place, and that nobody has looked at yet, are not kept. */
  private static final int MOST_UNSEEN = 5_000;

  /** The same of those that no future of the user carries yet. */
  private static final int MOST_OF_LIBRARIES = 20_000;

  /** Before each look for those that nothing holds any more, how long to wait. */
  private static final long[] PAUSES =
      LongStream.of(0, 10, 50, 200).map(TimeUnit.MILLISECONDS::toNanos).toArray();

  private static final ReferenceQueue<Throwable> GONE = new ReferenceQueue<>();
  private static final ConcurrentHashMap<Object, Failure> FAILURES = new ConcurrentHashMap<>();

  /** How many there are that no future of the user carries yet, or did not when they were made. */
  static final AtomicInteger OF_LIBRARIES = new AtomicInteger();

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
      if (tracked.origin.unseen.get() > MOST_UNSEEN) {
        // One more like these would tell nobody more.
        Ledger.drop(tracked);
        return;
      }
      boolean work = originates || tracked.has(Tracked.WORK | Tracked.BY_HAND | Tracked.SUBTASK);
      if (!work) {
        // Nobody's work: a value that says that something failed.
        return;
      }
      failure = add(root, tracked);
    }
    tracked.failure = failure;
    boolean withStack = tracked.origin.failures++ < STACKS;
    failure.describe(root, withStack);
    if (!failure.carriedBy(tracked, originates)) {
      Ledger.drop(tracked);
    } else if (tracked.has(Tracked.OVER)) {
      // Somebody has dealt with it meanwhile.
      failure.observe();
    }
  }

  /**
   * A future of a library has failed, or one that is not known: what user code builds upon it, and
   * does not look at, is lost with it.
   */
  static void ofLibrary(Throwable thrown, Task maker) {
    Throwable root = Throwables.rootOf(thrown);
    Failure known = used ? FAILURES.get(new Probe(root)) : null;
    if (known == null) {
      if (OF_LIBRARIES.get() < MOST_OF_LIBRARIES) {
        put(root, maker.windowOf(), true, null);
      }
    } else if (!known.beganInLibrary()) {
      // Passed on to where nobody follows it.
      known.observe();
    }
  }

  private static Failure add(Throwable root, Tracked tracked) {
    TaskWindow window = tracked.window();
    TaskWindow meanwhile = window == TaskWindow.JVM ? TaskWindows.onlyTest(tracked.task) : null;
    if (meanwhile != null) {
      meanwhile.hasStrangers = true;
    }
    return put(root, window, false, meanwhile);
  }

  private static Failure put(
      Throwable root, TaskWindow window, boolean ofLibrary, @Nullable TaskWindow meanwhile) {
    used = true;
    ThreadTasks thread = ThreadTable.current();
    boolean follows =
        ((interrupted || cancelled || (thread != null && thread.wasInterrupted))
                && Throwables.followsInterrupt(root))
            || (cancelled && Throwables.followsCancellation(root));
    Failure added = new Failure(root, GONE, window, follows, ofLibrary, meanwhile);
    Failure known = FAILURES.putIfAbsent(added, added);
    if (known == null) {
      added.window().futures.increment();
      if (ofLibrary) {
        OF_LIBRARIES.incrementAndGet();
      }
      return added;
    }
    return known;
  }

  /** Somebody has seen a throwable, and with it those that have caused it. */
  static void observed(@Nullable Throwable thrown) {
    Throwable each = used ? thrown : null;
    for (int i = 0; i < DEEPEST && each != null; i++) {
      Failure failure = FAILURES.get(new Probe(each));
      if (failure != null && !failure.isObserved()) {
        if (failure.beganInLibrary() && JdkClients.areLooking()) {
          return;
        }
        failure.observe();
      }
      each = Throwables.causeOf(each);
    }
  }

  /** Whether a future has failed with a throwable that nobody has seen yet. */
  static boolean isUnseen(Throwable thrown) {
    Failure failure = used ? FAILURES.get(new Probe(Throwables.rootOf(thrown))) : null;
    return failure != null && !failure.isObserved();
  }

  /** Somebody has passed a throwable on, with which a future may fail later only. */
  static void passedOn(Throwable thrown) {
    observed(thrown);
    Throwable root = Throwables.rootOf(thrown);
    if (!used || FAILURES.get(new Probe(root)) == null) {
      used = true;
      Failure seen = new Failure(root, GONE, TaskWindow.JVM, true, false, null);
      if (FAILURES.putIfAbsent(seen, seen) == null) {
        seen.window().futures.increment();
      }
    }
    // Also if a future has failed with it only just now.
    observed(root);
  }

  /** Those whose throwable nobody can look at any more. */
  static List<Failure> gone() {
    List<Failure> all = new ArrayList<>();
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      Failure failure = (Failure) gone;
      if (FAILURES.remove(failure) != null) {
        all.add(failure);
      }
    }
    return all;
  }

  /**
   * Those of no window that happened while this was the only test, and that nobody can look at any
   * more. To know that takes a garbage collection, which is worth it: most tests have none. It
   * takes several where something holds one, because the thread that has failed a future may be on
   * its way out of it yet: an executor is closed before its last virtual thread is unmounted.
   */
  static List<Failure> lostMeanwhile(TaskWindow test) {
    List<Failure> held = new ArrayList<>();
    for (Failure each : FAILURES.values()) {
      if (each.told() == test && each.window() != test && each.unseen() != null) {
        held.add(each);
      }
    }
    List<Failure> lost = new ArrayList<>();
    for (int look = 0; look < PAUSES.length && !held.isEmpty(); look++) {
      Strangers.pause(PAUSES[look]);
      System.gc();
      held.removeIf(each -> each.isObserved() || isLost(each, lost));
    }
    return lost;
  }

  /** Asked once a look: what was held may be held no more a moment later. */
  private static boolean isLost(Failure failure, List<Failure> lost) {
    boolean isGone = failure.refersTo(null);
    if (isGone && FAILURES.remove(failure) != null) {
      lost.add(failure);
    }
    return isGone;
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
