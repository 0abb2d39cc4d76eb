package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.AbandonedTask.Loss;
import dev.selvedge.agent.event.AbandonedTask.Waiter;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.sensor.Stacks;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that a pool has dropped, as far as anybody can see: it may still turn up again
 * and run. Holds nothing of the application but weakly.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class LostTask {

  private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long HELD_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST_DEPENDENTS = 64;

  private final AtomicBoolean remembered = new AtomicBoolean(true);
  private final Task task;
  private final Loss loss;
  private final List<Frame> by;
  private final @Nullable String policy;
  private final long executor;
  private final long nanos = System.nanoTime();
  private final WeakReference<Object> command;
  private final @Nullable WeakReference<Object> future;
  private final WeakReference<ThreadPoolExecutor> pool;

  /**
   * Its future, for a while: whoever waits for a dependent of it does not hold the future itself.
   */
  @SuppressWarnings("UnusedVariable") // to hold it is its use
  private volatile @Nullable Object held;

  /** Futures that depend on its own. */
  private final List<WeakReference<Object>> dependents = new CopyOnWriteArrayList<>();

  /** When somebody gave up waiting for it. */
  private volatile long gaveUpNanos;

  /** Who waited for it in vain. */
  private volatile @Nullable Waiter gaveUp;

  LostTask(
      ThreadPoolExecutor pool,
      Object command,
      Task task,
      Loss loss,
      List<Frame> by,
      @Nullable String policy) {
    this.pool = new WeakReference<>(pool);
    this.command = new WeakReference<>(command);
    Object result = futureOf(command);
    this.future = result == null ? null : new WeakReference<>(result);
    this.task = task;
    task.lost = true;
    if (result instanceof CompletableFuture) {
      held = result;
      for (Object each : FutureInside.dependentsOf(result)) {
        awaits(each);
      }
    }
    this.loss = loss;
    this.by = by;
    this.policy = policy;
    MadeExecutor made = ExecutorTable.of(pool);
    this.executor = made == null ? 0 : made.id;
  }

  /** The future that a command completes; null if it has none, or has run. */
  static @Nullable Object futureOf(Object command) {
    return command instanceof FutureTask ? command : JdkInternals.dependentOf(command);
  }

  @Nullable TaskWindow window() {
    return task.window;
  }

  boolean isGivenUp() {
    return loss == Loss.GIVEN_UP;
  }

  /** Whether it leaves those that are remembered; of several threads one is told so. */
  boolean leaves() {
    return remembered.compareAndSet(true, false);
  }

  /** Whether it is this one. */
  boolean is(Object other) {
    return command.refersTo(other);
  }

  /** Whether nobody can ask for it any more, and nobody did in vain. */
  boolean isForgotten() {
    WeakReference<Object> result = future;
    boolean gone =
        command.refersTo(null)
            && (result == null || result.refersTo(null))
            && dependents.stream().allMatch(each -> each.refersTo(null));
    return gaveUp == null && (gone || (isOver() && !isGivenUp()));
  }

  /** A thread begins to wait for a future, which this may complete. */
  void awaitedBy(Object target) {
    Object mine = future == null ? null : future.get();
    if (mine instanceof CompletableFuture
        && target instanceof CompletableFuture
        && FutureInside.dependsOn(target, mine)) {
      awaits(target);
    }
  }

  /** Whether a future would be completed by it. */
  boolean completes(Object target) {
    Object mine = future == null ? null : future.get();
    return mine != null
        && (mine == target || isDependent(target) || FutureInside.dependsOn(target, mine));
  }

  private void awaits(Object target) {
    if (dependents.size() < MOST_DEPENDENTS && !isDependent(target)) {
      dependents.add(new WeakReference<>(target));
    }
  }

  private boolean isDependent(Object target) {
    for (WeakReference<Object> each : dependents) {
      if (each.refersTo(target)) {
        return true;
      }
    }
    return false;
  }

  /** Holds its future no longer, if that was for long enough. */
  void letGo(long now) {
    if (now - nanos > HELD_NANOS) {
      letGo();
    }
  }

  void letGo() {
    held = null;
  }

  /** A thread has waited for a future, until its time was over, which this may have completed. */
  void waitedInVain(Object target) {
    Object mine = future == null ? null : future.get();
    if (gaveUp == null
        && !isOver()
        && (isDependent(target) || (mine != null && FutureInside.dependsOn(target, mine)))
        && isLost()) {
      gaveUpNanos = System.nanoTime();
      gaveUp = new Waiter(Thread.currentThread().getName(), Stacks.capture(), true, 0);
    }
  }

  /** What there is to say of it; null if it has run, or is nobody's loss. */
  @Nullable AbandonedTask describe() {
    Lineage lineage = Ancestors.of(task);
    boolean isLoss = gaveUp != null ? !hasRun() : isLost();
    if (lineage == null || !isLoss) {
      return null;
    }
    Waiter waiter = waiter();
    if (waiter == null && !isGivenUp()) {
      return null;
    }
    Origin origin = task.origin;
    return new AbandonedTask(
        task.kind,
        loss,
        origin != null && origin.isOfUser() ? origin.frames : List.of(),
        by,
        policy,
        waiter,
        lineage,
        executor,
        nanos);
  }

  private @Nullable Waiter waiter() {
    Waiter known = gaveUp;
    Object mine = future == null ? null : future.get();
    Thread waits = known != null || mine == null ? null : FutureInside.waiterOf(mine);
    for (WeakReference<Object> each : dependents) {
      Object dependent = known != null || waits != null ? null : each.get();
      waits = dependent == null ? waits : FutureInside.waiterOf(dependent);
    }
    return waits == null
        ? known
        : new Waiter(waits.getName(), Stacks.of(waits), false, taskOf(waits));
  }

  private static long taskOf(Thread thread) {
    ThreadTasks tasks = ThreadTable.of(thread);
    Task current = tasks == null ? null : tasks.current();
    return current == null ? 0 : current.id();
  }

  /** Whether it neither runs, nor has run, nor is going to as far as anybody can see. */
  private boolean isLost() {
    if (isGivenUp()) {
      return !isOver() && !isRunning();
    }
    return !isOver() && !isRunning() && !isQueued() && !isQueuedElsewhere();
  }

  /** Whether it is done, in whatever way. */
  private boolean isOver() {
    Object mine = future == null ? null : future.get();
    return mine instanceof Future<?> known && isDone(known);
  }

  /** Whether it has come to its own end. */
  private boolean hasRun() {
    Object mine = future == null ? null : future.get();
    if (mine instanceof FutureTask<?> known) {
      return isDone(known) && !known.isCancelled();
    }
    Object work = command.get();
    return work != null && JdkInternals.dependentOf(work) == null;
  }

  private static boolean isDone(Future<?> known) {
    try {
      return known.isDone();
    } catch (RuntimeException | LinkageError ofTheApplication) {
      return true;
    }
  }

  private boolean isRunning() {
    Object mine = command.get();
    if (mine instanceof FutureTask<?> known) {
      return FutureInside.isRunning(known);
    }
    return mine != null && future != null && JdkInternals.dependentOf(mine) == null;
  }

  private boolean isQueued() {
    ThreadPoolExecutor owner = pool.get();
    Object mine = command.get();
    return owner != null && mine != null && QueueLook.holds(owner, mine);
  }

  /** Whether it was given to another executor since. */
  private boolean isQueuedElsewhere() {
    Object mine = command.get();
    Task known = mine == null ? null : Works.of(mine);
    return known != null
        && (known.state == Task.QUEUED || known.state == Task.RUNNING)
        && known.owner != pool.get();
  }

  /**
   * Whether it is one of these.
   *
   * @param commands a set by identity
   */
  boolean isIn(Set<Object> commands) {
    Object mine = command.get();
    return mine != null && commands.contains(mine);
  }

  /** Whether somebody has waited for it in vain. */
  boolean wasAwaited() {
    return gaveUp != null;
  }

  /** Whether somebody has given up waiting for it, so long ago that it will not turn up again. */
  boolean isLongGivenUp(long now) {
    return gaveUp != null && now - gaveUpNanos > LONG_NANOS;
  }
}
