package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.Stacks;
import java.lang.StackWalker.StackFrame;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cancels of work that runs: by a future, or by who shuts down its executor or cancels its scope.
 * The methods never throw and never block.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Cancels {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final Function<Stream<StackFrame>, Boolean> BY_JDK = new ByJdk();

  private Cancels() {}

  /**
   * A future is cancelled.
   *
   * @return what {@link #cancelled} is told
   */
  public static @Nullable Object cancelling(Object future, boolean interrupts) {
    return interrupts ? stopping(future) : null;
  }

  /**
   * An executor or a scope is told to stop what it runs.
   *
   * @return what {@link #cancelled} is told
   */
  public static @Nullable Object stopping(Object target) {
    if (!Stragglers.isWatched()) {
      return null;
    }
    try {
      ThreadTasks thread = ThreadTable.currentOrNew();
      Cancelling cancelling = new Cancelling(thread, target);
      thread.cancelling = cancelling;
      return cancelling;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /** It was told so. */
  public static void cancelled(@Nullable Object token) {
    if (token != null) {
      ((Cancelling) token).end();
    }
  }

  /** A thread interrupts another one, or itself. */
  static void interrupting(Thread target) {
    if (Thread.currentThread() == target) {
      Straggler straggler = Stragglers.hasInterrupted() ? Stragglers.interrupted(target) : null;
      if (straggler != null) {
        straggler.notice(null);
      }
      return;
    }
    if (Stragglers.isEmpty() && !Stragglers.isWatched()) {
      return;
    }
    Stragglers.settleRunningOn(target);
    ThreadTasks current = ThreadTable.current();
    Cancelling cancelling = current == null ? null : current.cancelling;
    if (cancelling != null) {
      cancelling.interrupts(target);
    }
  }

  /** What a call of Selvedge itself interrupts is told of in another way. */
  static void quietly(Runnable call) {
    ThreadTasks thread = ThreadTable.currentOrNew();
    thread.quiet = true;
    try {
      call.run();
    } finally {
      thread.quiet = false;
    }
  }

  /** An exception is made that says that the current thread was interrupted. */
  public static void thrown(Object exception) {
    if (Stragglers.hasInterrupted() && Sensor.isOn()) {
      try {
        String type = exception.getClass().getName();
        Straggler straggler = Stragglers.interrupted(Thread.currentThread());
        if (straggler != null && !type.contains("Timeout")) {
          straggler.notice(WaitPlace.in(Stacks.capture()));
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Somebody asks whether a thread is interrupted. */
  public static void asked(Object thread) {
    if (Stragglers.hasInterrupted() && thread == Thread.currentThread() && Sensor.isOn()) {
      try {
        Straggler straggler = Stragglers.interrupted(Thread.currentThread());
        if (straggler != null && !WALKER.walk(BY_JDK)) {
          straggler.notice(null);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The current thread asks whether it is interrupted. */
  public static void asked() {
    if (Stragglers.hasInterrupted()) {
      asked(Thread.currentThread());
    }
  }

  /**
   * A {@code CompletableFuture} is cancelled, of which its work is not told.
   *
   * @return what {@link #futureCancelled} is told
   */
  public static @Nullable Object cancellingFuture(Object future) {
    if (!Stragglers.isWatched() || !Ledger.isUsed()) {
      return null;
    }
    try {
      CompletableFuture<?> cancelled = (CompletableFuture<?>) future;
      return FutureFields.resultOf(cancelled) == null ? StageWork.of(cancelled) : null;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /**
   * It is, or was complete before.
   *
   * @param result what it is complete with
   */
  public static void futureCancelled(@Nullable Object token, @Nullable Object result) {
    if (token != null) {
      try {
        if (FutureFields.throwableIn(result) instanceof CancellationException) {
          List<Frame> call = Stacks.capture();
          if (UserFrames.isCalledByUser(call)) {
            ((StageWork) token).givenUp(How.FUTURE_CANCELLED, call);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A call that cancels, while it does. */
  static final class Cancelling {
    private final ThreadTasks thread;
    private final @Nullable Cancelling outer;
    private final Object target;
    private @Nullable List<Frame> call;

    Cancelling(ThreadTasks thread, Object target) {
      this.thread = thread;
      this.outer = thread.cancelling;
      this.target = target;
    }

    void end() {
      thread.cancelling = outer;
    }

    void interrupts(Thread interrupted) {
      ThreadTasks tasks = ThreadTable.of(interrupted);
      if (!thread.quiet && !isItsOwn(tasks) && !Stragglers.isKnown(interrupted)) {
        Straggler straggler = straggler(interrupted, tasks);
        if (straggler != null) {
          Stragglers.add(straggler);
        }
      }
    }

    /** Whether whoever is interrupted has arranged for it, or a test framework has. */
    private static boolean isItsOwn(@Nullable ThreadTasks tasks) {
      Delivery delivery = tasks == null ? null : tasks.delivery;
      return tasks != null && delivery != null && delivery.own && delivery.isOf(tasks);
    }

    private @Nullable Straggler straggler(Thread interrupted, @Nullable ThreadTasks tasks) {
      if (target instanceof FutureTask<?> future) {
        Task task = FutureSlot.get(future);
        return task == null || task.origin == null || !task.origin.isOfUser()
            ? null
            : make(task, task.origin, new Activity.OfFutureTask(future, interrupted), task.given);
      }
      WeakReference<Object> executor = new WeakReference<>(target);
      Task task = tasks == null ? null : tasks.current();
      if (task != null && tasks != null && task.origin != null) {
        return task.origin.isOfUser() && !task.kind.isWindow()
            ? make(task, task.origin, new Activity.OfTask(task, tasks), executor)
            : null;
      }
      Tracked subtask = tasks == null ? null : tasks.subtask;
      Task work = subtask != null ? subtask.task : task;
      if (work == null) {
        // What stands for it must be the same for all that is said of it.
        work = tasks == null ? Task.standIn(Works.jvm()) : tasks.standIn();
      }
      int runs = tasks == null ? 0 : tasks.runs;
      Object command = tasks == null ? null : tasks.command;
      Origin origin =
          subtask != null
              ? subtask.origin
              : command == null ? null : Origins.learned(command.getClass());
      return make(work, origin, new Activity.OfThread(interrupted, tasks, runs), executor);
    }

    private Straggler make(
        Task task,
        @Nullable Origin origin,
        Activity activity,
        @Nullable WeakReference<Object> executor) {
      List<Frame> stack = call;
      if (stack == null) {
        stack = Stacks.capture();
        call = stack;
      }
      return new Straggler(
          How.INTERRUPTED, task, origin, stack, activity, executor, null, null, null);
    }
  }

  /** Whether the JDK itself asks, or Selvedge, which have their own reasons. */
  private static final class ByJdk implements Function<Stream<StackFrame>, Boolean> {
    @Override
    public Boolean apply(Stream<StackFrame> stack) {
      boolean asked = false;
      for (Iterator<StackFrame> frames = stack.iterator(); frames.hasNext(); ) {
        Class<?> type = frames.next().getDeclaringClass();
        if (CodeOwner.of(type) != Owner.JDK) {
          return false;
        }
        boolean asks = type == Thread.class || type.getName().equals("java.lang.VirtualThread");
        if (asked && !asks) {
          return true;
        }
        asked |= asks;
      }
      return true;
    }
  }
}
