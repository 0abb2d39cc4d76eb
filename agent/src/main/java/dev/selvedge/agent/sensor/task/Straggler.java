package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.event.GivenUpWork.State;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.Effort;
import dev.selvedge.agent.sensor.Stacks;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Work that was given up, until it is known whether it ends in time. Looked at by the watchdog;
 * what settles it may come from any thread.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Straggler {

  /** One part in so many of the grace must have been computed; a wait must have lasted for all. */
  private static final int COMPUTED = 2;

  final How how;
  final Task task;

  /** Where it was made; null if that is not known. */
  private final @Nullable Origin origin;

  final long nanos = System.nanoTime();

  /** The call that has given it up. */
  private final List<Frame> call;

  private final String caller = Thread.currentThread().getName();
  private final Activity activity;
  private final Effort effort;

  /** The executor that it was given to, held weakly; null if that is not known. */
  final @Nullable WeakReference<Object> executor;

  /** The future that somebody may look at again; null if looking would tell nothing. */
  final @Nullable WeakReference<Object> future;

  /** The future whose function it is, if another one was given up that depends on that. */
  final @Nullable Tracked source;

  /** What is known of the future that was given up; null if that is nothing more. */
  private final @Nullable Tracked given;

  /** Whether its thread must have overlooked an interrupt: it is told of at once. */
  final boolean isToldAtOnce;

  private volatile boolean settled;
  private volatile boolean late;
  private volatile boolean told;

  /** Whether it has ended, or nobody knows any more. */
  private volatile boolean ended;

  /** What the thread did when it turned out to be late; null if no thread did anything. */
  private StackTraceElement @Nullable [] stackThen;

  /** Where an interrupt was noticed by a wait; null if none was. */
  private volatile @Nullable WaitPlace noticed;

  private long waitedAgain;
  private long waitedSince;

  /** For how long it went on, as far as it was seen. */
  private volatile long lasted;

  /**
   * @param origin where the work was made; null if that is not known
   * @param call the call that gives it up, by the current thread
   * @param future the future that somebody may look at again; null if looking would tell nothing
   * @param given what is known of the future that is given up; null if that is nothing more
   * @param source the future whose function it is, if another one is given up; null if it is not
   */
  Straggler(
      How how,
      Task task,
      @Nullable Origin origin,
      List<Frame> call,
      Activity activity,
      @Nullable WeakReference<Object> executor,
      @Nullable Object future,
      @Nullable Tracked source,
      @Nullable Tracked given) {
    this.how = how;
    this.task = task;
    this.origin = origin;
    this.call = call;
    this.activity = activity;
    this.effort = new Effort(activity.thread());
    this.executor = behind(executor, activity.thread());
    this.future = future == null ? null : new WeakReference<>(future);
    this.source = source;
    this.given = given;
    this.isToldAtOnce = how == How.INTERRUPTED || (how == How.FUTURE_CANCELLED && source == null);
  }

  /** The executor itself, where another one is shown; if none is known, that of the thread. */
  private static @Nullable WeakReference<Object> behind(
      @Nullable WeakReference<Object> executor, @Nullable Thread thread) {
    Object given = executor == null ? null : executor.get();
    if (given == null) {
      Object pool = thread == null ? null : WorkerPools.of(thread);
      return pool == null ? executor : new WeakReference<>(pool);
    }
    Object inner = WorkerPools.behind(given);
    return inner == given ? executor : new WeakReference<>(inner);
  }

  /** Somebody waits for it again after all, or has come to know of its end, or cancelled it. */
  void settle() {
    settled = true;
  }

  boolean isSettled() {
    return settled || (source != null && source.has(Tracked.SEEN));
  }

  /** The interrupt has reached what the thread does; whether it still may be overlooked. */
  void notice(@Nullable WaitPlace place) {
    noticed = place;
    if (place == null) {
      settled = true;
    }
  }

  boolean wasNoticed() {
    return noticed != null;
  }

  /** Whether it is about the work that a thread does. */
  boolean isOn(Thread thread) {
    return activity.thread() == thread;
  }

  /** Whether it still is what it was when it was given up. */
  boolean isUnderWay() {
    return !ended && activity.goesOn();
  }

  /** Whether it is not known yet whether it ends in time. */
  boolean isPending() {
    return !settled && !late && !ended;
  }

  /** Whether there is more to come, or to tell. */
  boolean isOpen() {
    return isPending() || (isToldAtOnce && late && !told && !settled);
  }

  /** All is told of it. */
  void told() {
    told = true;
  }

  boolean isLate() {
    return late;
  }

  boolean hasEnded() {
    return ended;
  }

  /**
   * Looks whether it goes on.
   *
   * @return whether it has just turned out to be late
   */
  boolean look(long now, long graceNanos) {
    if (!activity.goesOn()) {
      ended = true;
      return false;
    }
    lasted = now - nanos;
    if (late) {
      return false;
    }
    boolean isLate = noticed == null ? isLate(now, graceNanos) : hasGoneBack(now, graceNanos);
    if (isLate) {
      Thread thread = activity.thread();
      // What to make of it is a matter of time, in which the thread may go on.
      stackThen = thread == null ? null : ThreadFacts.stack(thread);
      late = true;
    }
    return isLate;
  }

  private boolean isLate(long now, long graceNanos) {
    Thread thread = activity.thread();
    if (thread != null && Closings.isClosing(thread)) {
      // It waits for what it has begun itself, which is cancelled with it: see to that.
      return false;
    }
    effort.look(now);
    return now - nanos >= graceNanos
        && effort.waitedNanos() + COMPUTED * effort.computedNanos() >= graceNanos;
  }

  /** Whether it waits again, for as long as the grace, where it was interrupted. */
  private boolean hasGoneBack(long now, long graceNanos) {
    Thread thread = activity.thread();
    long passed = waitedSince == 0 ? 0 : Math.min(now - waitedSince, Effort.MOST_AT_ONCE);
    waitedSince = now;
    if (thread != null
        && Effort.waits(ThreadFacts.state(thread))
        && Objects.equals(noticed, WaitPlace.in(Stacks.of(thread)))) {
      waitedAgain += passed;
    }
    return waitedAgain >= graceNanos;
  }

  private State state(@Nullable Thread thread) {
    if (thread != null) {
      return State.RUNNING;
    }
    if (ended) {
      return State.ENDED;
    }
    return task.state == Task.QUEUED ? State.QUEUED : State.PENDING;
  }

  /** What there is to say of it; null if that is nothing. */
  @Nullable GivenUpWork describe() {
    Lineage lineage = Ancestors.of(task);
    if (lineage == null) {
      return null;
    }
    StackTraceElement[] then = isToldAtOnce ? stackThen : null;
    Thread thread = ended && then == null ? null : activity.thread();
    List<Frame> stack =
        then != null ? Stacks.of(then) : thread == null ? List.of() : Stacks.of(thread);
    Origin made = origin;
    if (made == null ? !UserFrames.isBodyOfUser(stack) : !made.isOfUser()) {
      return null;
    }
    List<Long> tasks = new ArrayList<>();
    tasks.add(task.id());
    if (given != null && given.told().id() != task.id()) {
      tasks.add(given.told().id());
    }
    ThreadTasks runner = thread == null ? null : ThreadTable.of(thread);
    Task work = runner == null ? null : runner.knownWork();
    if (work != null && work.id() != task.id()) {
      tasks.add(work.id());
    }
    return new GivenUpWork(
        how,
        task.kind == TaskKind.JVM ? TaskKind.POOL_TASK : task.kind,
        state(thread),
        call,
        caller,
        made == null ? List.of() : made.frames,
        thread == null ? "" : thread.getName(),
        stack,
        Closings.of(executor == null ? null : executor.get()),
        lineage,
        tasks,
        executor == null ? 0 : OpenExecutors.numberOf(executor.get()),
        nanos,
        lasted);
  }
}
