package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.InterruptListener;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.SwallowedInterrupt;
import dev.selvedge.agent.event.SwallowedInterrupt.Interrupter;
import dev.selvedge.agent.event.SwallowedInterrupt.Next;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.WrappedInterrupt;
import dev.selvedge.agent.sensor.ThreadFacts;
import dev.selvedge.agent.sensor.ThreadProgress;
import dev.selvedge.agent.sensor.task.Delivery.Answer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An interrupt that has reached user code, which owes an answer. */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class Debt {

  final Delivery delivery;

  /** The task that owes; null if nothing is recorded of it. */
  final @Nullable Task task;

  private final ThreadTasks thread;
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile CatchSite site;
  private volatile @Nullable Throwable interrupt;

  /** Whether what was caught had wrapped that already. */
  private boolean wrapped;

  private volatile long nanos;
  private volatile ThreadProgress progress;

  /** The first wait since then that an interrupt would end. */
  private volatile @Nullable NextWait waited;

  /** The first call since then that waits whatever happens. */
  private volatile @Nullable NextWait blocked;

  /**
   * @param interrupt the exception as which it arrived; null if the flag was cleared
   * @param thrown what was caught: that, or what has wrapped it; null if the flag was cleared
   */
  Debt(
      Delivery delivery,
      ThreadTasks thread,
      CatchSite site,
      @Nullable Throwable interrupt,
      @Nullable Throwable thrown) {
    this.delivery = delivery;
    this.thread = thread;
    this.task = thread.current();
    this.site = site;
    this.interrupt = interrupt;
    this.wrapped = thrown != interrupt;
    this.nanos = System.nanoTime();
    this.progress = ThreadProgress.ofCurrent();
  }

  /** Whether an exception is the one as which it arrived, or stands for the cleared flag. */
  boolean isBy(Throwable other) {
    return interrupt == null || interrupt == other;
  }

  @Nullable Throwable interrupt() {
    return interrupt;
  }

  /** It was thrown again, and caught further out, where another answer begins. */
  void moved(CatchSite further, Throwable cause, Throwable thrown) {
    site = further;
    interrupt = cause;
    wrapped = thrown != cause;
    nanos = System.nanoTime();
    progress = ThreadProgress.ofCurrent();
    waited = null;
    blocked = null;
    delivery.arrived = further.line();
  }

  /** An exception has left the block that had caught it. */
  void leftAs(Throwable thrown) {
    Throwable cause = interrupt;
    InterruptListener who = Interrupts.listener();
    if (who != null
        && cause != null
        && !wrapped
        && thrown != cause
        && Throwables.interruptIn(thrown) == cause
        && !ThreadFacts.isInterrupted(thread.thread)) {
      who.wrapped(describeWrapped(cause, thrown));
    }
  }

  boolean hasWaited() {
    return waited != null;
  }

  /** The thread begins to wait. */
  void waits(NextWait wait) {
    if (wait.isInterruptible()) {
      if (waited == null) {
        waited = wait;
      }
    } else if (blocked == null) {
      blocked = wait;
    }
    if (isVirtual()) {
      isOutOfSight();
    }
  }

  /** How far the thread comes is not known from here on: what computes is its carrier. */
  void isOutOfSight() {
    progress = ThreadProgress.UNKNOWN;
  }

  private boolean isVirtual() {
    return ThreadFacts.isVirtual(thread.thread);
  }

  /** The work ends with the debt unpaid. */
  void ended() {
    if (isSwallowed()) {
      Debts.tell(this, false);
    } else {
      delivery.answer = Answer.PROMPT_END;
    }
  }

  /** Whether the work went on as if there had been no interrupt. */
  boolean isSwallowed() {
    return waited != null || isPastGrace();
  }

  private boolean isPastGrace() {
    long grace = Interrupts.graceNanos();
    long lasted = System.nanoTime() - nanos;
    return lasted > grace && progress.isPast(grace, lasted, blocked != null);
  }

  /** Whether the method that has caught it is still at work, and may answer before its end. */
  boolean mayBeAnswered() {
    return site.isAnsweredLater(thread.thread);
  }

  boolean tellOnce() {
    return told.compareAndSet(false, true);
  }

  /** The task, or what stands for it. */
  private Task work() {
    return task == null ? thread.work() : task;
  }

  TaskWindow window() {
    return work().windowOf();
  }

  /**
   * @param runs whether the work still runs
   */
  SwallowedInterrupt describe(boolean runs) {
    Task work = work();
    NextWait next = waited;
    Throwable exception = interrupt;
    Next how = Next.WORKED_ON;
    if (next != null) {
      how = next.isAt(exception) ? Next.LOOPED_BACK : Next.WAITED;
    }
    return new SwallowedInterrupt(
        kind(),
        work.id(),
        exception == null ? null : exception.getClass().getName(),
        site.stack(),
        interrupter(),
        how,
        next == null ? null : next.api(),
        next == null ? null : next.line(),
        origin(),
        lineage(work),
        thread.thread.getName(),
        nanos,
        System.nanoTime() - nanos,
        runs);
  }

  private WrappedInterrupt describeWrapped(Throwable cause, Throwable wrapper) {
    Task work = work();
    return new WrappedInterrupt(
        kind(),
        work.id(),
        cause.getClass().getName(),
        wrapper.getClass().getName(),
        site.stack(),
        interrupter(),
        origin(),
        lineage(work),
        thread.thread.getName(),
        nanos);
  }

  private TaskKind kind() {
    if (task != null) {
      return task.kind;
    }
    return thread.forked ? TaskKind.SUBTASK : UncaughtFailures.kindOf(thread.thread);
  }

  private Interrupter interrupter() {
    return new Interrupter(delivery.thread, delivery.stack, Ancestors.of(delivery.by));
  }

  /** Where the task was made; of a thread of which nothing else is recorded, where that was. */
  private List<Frame> origin() {
    MadeThread made = task == null ? UnstartedThreads.of(thread.thread) : null;
    Origin origin = task != null ? task.origin : made == null ? null : made.origin;
    return origin == null ? List.of() : origin.frames;
  }

  private static Lineage lineage(Task work) {
    return Objects.requireNonNull(Ancestors.of(work), "the lineage of what owes");
  }
}
