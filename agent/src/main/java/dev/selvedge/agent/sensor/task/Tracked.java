package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.TaskKind;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a future that somebody has to look at: its key in the {@link Ledger} at the same
 * time, which costs less than a key and a value. Holds the future weakly.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Tracked extends WeakReference<Object> {

  /** Its outcome is that of asynchronous work, or was built upon that of such. */
  static final int WORK = 1;

  /** It is completed by whoever completes what it depends on. */
  static final int SYNC = 1 << 1;

  /** Another future carries on what it says. */
  static final int TAKEN = 1 << 2;

  /** Another future carries on what the first of several says. */
  static final int TAKEN_IF_FIRST = 1 << 3;

  /** Its work has completed another future. */
  static final int MOVED = 1 << 4;

  /** It ends a chain by a callback that gets the outcome, whatever it is. */
  static final int HANDLER = 1 << 5;

  /** It was made by hand, and another task than its maker's has failed it. */
  static final int BY_HAND = 1 << 6;

  /** Somebody has waited for it with a time, and has given up. */
  static final int GAVE_UP = 1 << 7;

  /** It is a subtask of a scope. */
  static final int SUBTASK = 1 << 8;

  /** It is told already, or there is nothing to tell of it. */
  static final int OVER = 1 << 9;

  /** Somebody has looked at it when it was done, or has cancelled it. */
  static final int SEEN = 1 << 10;

  private static final AtomicIntegerFieldUpdater<Tracked> FLAGS =
      AtomicIntegerFieldUpdater.newUpdater(Tracked.class, "flags");

  /** The task that completes it, or else the task that has made it. */
  final Task task;

  final Origin origin;
  final Chain chain;
  private final int hash;
  private volatile int flags;

  /** Where somebody has waited for it in vain; null if nobody has. */
  volatile @Nullable Origin waited;

  /** Its function that a thread runs now; null if none does. */
  volatile Activity.@Nullable Running running;

  private volatile @Nullable Task told;

  /** How it failed; null if it did not, or not yet. */
  volatile @Nullable Failure failure;

  Tracked(
      Object future,
      ReferenceQueue<Object> gone,
      Task task,
      Origin origin,
      Chain chain,
      int flags) {
    super(future, gone);
    this.hash = System.identityHashCode(future);
    this.task = task;
    this.origin = origin;
    this.chain = chain;
    this.flags = flags;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Sets a flag; whether it was not set before. */
  boolean set(int flag) {
    for (int before = flags; (before & flag) != flag; before = flags) {
      if (FLAGS.compareAndSet(this, before, before | flag)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it is of asynchronous work, or an executor runs a function for it: of that it is known
   * once it runs.
   */
  boolean isOrMayBecomeWork() {
    return has(WORK) || !has(SYNC);
  }

  /** The executor of the work, held weakly; null if that is not known. */
  @Nullable WeakReference<Object> executor() {
    return chain == Chain.NONE ? task.given : chain.executor();
  }

  TaskWindow window() {
    return task.windowOf();
  }

  /** Its function has run as a task that is shown to the reader. */
  void ranAs(Task stage) {
    if (told == null && stage.parent == task) {
      told = stage;
    }
  }

  /** The task as which it is told. */
  Task told() {
    Task known = told;
    if (known == null) {
      boolean isTask = has(WORK) && !has(SYNC) && task.origin == origin;
      known = isTask ? task : task.child(TaskKind.STAGE, origin);
      told = known;
    }
    return known;
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
    Object mine = get();
    return mine != null
        && (other instanceof Tracked tracked
            ? tracked.get() == mine
            : other instanceof Ledger.Probe probe && probe.future == mine);
  }
}
