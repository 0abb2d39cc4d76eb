package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.SwallowedInterrupt;
import dev.selvedge.agent.event.SwallowedInterrupt.Next;
import dev.selvedge.agent.event.TaskKind;
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
  private volatile long nanos;
  private volatile ThreadProgress progress;

  /** The first wait since then that an interrupt would end. */
  private volatile @Nullable NextWait waited;

  /** The first call since then that waits whatever happens. */
  private volatile @Nullable NextWait blocked;

  /**
   * @param interrupt the exception as which it arrived; null if the flag was cleared
   */
  Debt(Delivery delivery, ThreadTasks thread, CatchSite site, @Nullable Throwable interrupt) {
    this.delivery = delivery;
    this.thread = thread;
    this.task = thread.current();
    this.site = site;
    this.interrupt = interrupt;
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
  void moved(CatchSite further, Throwable thrown) {
    site = further;
    interrupt = thrown;
    nanos = System.nanoTime();
    progress = ThreadProgress.ofCurrent();
    waited = null;
    blocked = null;
    delivery.arrived = further.line();
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

  /** Whether the method that has caught it is still at work, and will set the flag at its end. */
  boolean mayBeRestored() {
    return site.isRestoring(thread.thread);
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
    MadeThread made = task == null ? UnstartedThreads.of(thread.thread) : null;
    Origin origin = task != null ? task.origin : made == null ? null : made.origin;
    List<Frame> originFrames = origin == null ? List.of() : origin.frames;
    TaskKind kind = task == null ? UncaughtFailures.kindOf(thread.thread) : task.kind;
    Lineage lineage = Objects.requireNonNull(Ancestors.of(work), "the lineage of what owes");
    return new SwallowedInterrupt(
        kind,
        work.id(),
        exception == null ? null : exception.getClass().getName(),
        site.stack(),
        new SwallowedInterrupt.Interrupter(
            delivery.thread, delivery.stack, Ancestors.of(delivery.by)),
        how,
        next == null ? null : next.api(),
        next == null ? null : next.line(),
        originFrames,
        lineage,
        thread.thread.getName(),
        nanos,
        System.nanoTime() - nanos,
        runs);
  }
}
