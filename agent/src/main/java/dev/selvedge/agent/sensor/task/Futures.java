package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.CodeOwner;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a {@code CompletableFuture} until somebody has looked at its outcome: it is given
 * work, others are built upon it, it fails, it is looked at. The methods never throw and never
 * block, and ask the future nothing by its own methods.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Futures {

  private static final String CANCELLER = "java.util.concurrent.CompletableFuture$Canceller";
  private static final String DELAYED = "java.util.concurrent.CompletableFuture$DelayedExecutor";

  private static final String INTERNAL = "jdk.internal.";

  private Futures() {}

  /** A future was made by its constructor, which the JDK itself calls for each stage. */
  public static void made(Object future) {
    if (Sensor.isOn()) {
      try {
        ThreadTable.currentOrNew().madeByHand(future);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The work of an asynchronous stage was made, which will complete a future. */
  public static void work(Object stage, @Nullable Object future, @Nullable Object function) {
    if (Sensor.isOn() && future != null) {
      try {
        Task task = Works.madeFuture(stage, TaskKind.STAGE, function);
        ThreadTasks thread = ThreadTable.current();
        if (task != null && task.origin != null && task.origin.isOfUser()) {
          WeakReference<Object> executor = thread == null ? null : thread.executor();
          Tracked added =
              Ledger.add(future, task, task.origin, new Chain(executor, task), Tracked.WORK);
          if (thread != null) {
            thread.added = added;
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * Work is given to an executor, to complete a future.
   *
   * @return what {@link #given} is told
   */
  public static @Nullable Object giving(@Nullable Object executor) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      return new Giving(ThreadTable.currentOrNew(), executor);
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  /**
   * It was given, or refused.
   *
   * @param future null if it was refused
   */
  public static void given(@Nullable Object token, @Nullable Object future) {
    if (token != null) {
      try {
        ((Giving) token).end(future);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  static boolean isDelayed(@Nullable Object executor) {
    return executor != null && executor.getClass().getName().equals(DELAYED);
  }

  /** A call has returned a future of work that it has begun. */
  public static void begun(@Nullable Object future) {
    if (Sensor.isOn() && future instanceof CompletableFuture<?> begun) {
      try {
        Task maker = Works.makerOfFuture();
        if (maker == null) {
          FanOuts.calledOnLoop(begun);
        }
        Origin origin = maker == null ? null : Origins.ofCall();
        if (maker != null && origin != null && origin.isOfUser()) {
          Task task = maker.child(TaskKind.STAGE, origin);
          FanOuts.forked(maker, task);
          FanOuts.called(begun, task);
          Tracked added = Ledger.add(future, task, origin, new Chain(null, task), Tracked.WORK);
          completed(begun, added, null);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * A future is completed by hand.
   *
   * @param thrown with what; null if with a value
   */
  public static void completing(Object future, @Nullable Object thrown) {
    if (!Sensor.isOn()) {
      return;
    }
    try {
      ThreadTasks thread = ThreadTable.currentOrNew();
      if (isOfApplication(future.getClass())) {
        thread.completions++;
      }
      Tracked known = Ledger.of(future);
      if (known != null && known.has(Tracked.GAVE_UP) && !known.has(Tracked.WORK)) {
        Ledger.drop(known);
        known = null;
      }
      if (thrown instanceof Throwable failure && (known == null || !known.has(Tracked.WORK))) {
        failingByHand((CompletableFuture<?>) future, failure, thread);
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** Whether a future may be of the application's making: not of those that JDK's clients use. */
  private static boolean isOfApplication(Class<?> type) {
    return type == CompletableFuture.class || CodeOwner.of(type) != Owner.JDK;
  }

  /** What is completed with a value by hand is told of in one way only. */
  public static void completing(Object future) {
    completing(future, null);
  }

  private static void failingByHand(
      CompletableFuture<?> future, Throwable thrown, ThreadTasks thread) {
    Task maker = Works.makerOfFuture();
    if (maker == null || FutureFields.resultOf(future) != null) {
      return;
    }
    if (thread.hasMade(future)) {
      // A value: who passes the throwable on to it has seen it.
      Failures.observed(thrown);
      return;
    }
    Origin origin = Origins.ofFuture(null, maker);
    if (!origin.isOfUser()) {
      Failures.ofLibrary(thrown, maker);
      return;
    }
    boolean taken = FutureFields.hasDependents(future);
    Tracked added =
        Ledger.add(
            future,
            maker,
            origin,
            new Chain(null, null),
            taken ? Tracked.BY_HAND | Tracked.TAKEN : Tracked.BY_HAND);
    Failures.failed(added, thrown, false);
  }

  /** A future is going to be completed with a throwable of its own work, unless it is complete. */
  public static void throwing(Object future, @Nullable Object thrown) {
    workThrew(future, thrown);
    if (Sensor.isOn() && thrown instanceof Throwable failure && Ledger.of(future) == null) {
      try {
        Task maker = Works.makerOfFuture();
        if (maker != null && FutureFields.resultOf((CompletableFuture<?>) future) == null) {
          Failures.ofLibrary(failure, maker);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    } else {
      throwing(future, thrown, null);
    }
  }

  /**
   * A future is going to be completed with a throwable, unless it is complete.
   *
   * @param source what the future was completed with that it depends on
   */
  public static void throwing(Object future, @Nullable Object thrown, @Nullable Object source) {
    workThrew(future, thrown);
    if (Sensor.isOn() && Ledger.isUsed() && thrown instanceof Throwable failure) {
      try {
        Tracked tracked = Ledger.of(future);
        if (tracked != null && FutureFields.resultOf((CompletableFuture<?>) future) == null) {
          Throwable before = FutureFields.throwableIn(source);
          boolean originates =
              before == null || Throwables.rootOf(before) != Throwables.rootOf(failure);
          Failures.failed(tracked, failure, originates);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static void workThrew(Object future, @Nullable Object thrown) {
    if (Sensor.isOn() && thrown instanceof Throwable failure) {
      try {
        Outcomes.threw(future, failure);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A future is going to be completed with what another was completed with. */
  public static void following(Object future, @Nullable Object result) {
    if (result != null && Ledger.isUsed()) {
      throwing(future, FutureFields.throwableIn(result), result);
    }
  }

  /** A future was completed with a throwable of its own work. */
  public static void threw(Object future) {
    failed(future, null);
  }

  /**
   * A future was completed with what it depends on.
   *
   * @param result what that was completed with
   */
  public static void followed(Object future, @Nullable Object result) {
    if (result != null) {
      failed(future, result);
    }
  }

  private static void failed(Object future, @Nullable Object source) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        Tracked tracked = Ledger.of(future);
        if (tracked != null) {
          completed((CompletableFuture<?>) future, tracked, source);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Looks whether a future has failed. */
  private static void completed(
      CompletableFuture<?> future, Tracked tracked, @Nullable Object source) {
    Throwable thrown = FutureFields.throwableIn(FutureFields.resultOf(future));
    if (thrown == null) {
      return;
    }
    Throwable before = FutureFields.throwableIn(source);
    boolean originates = before == null || Throwables.rootOf(before) != Throwables.rootOf(thrown);
    Failures.failed(tracked, thrown, originates);
  }

  /** A callback gets the outcome of a future, if it is a failure. */
  public static void handled(@Nullable Object result, @Nullable Object function) {
    if (Sensor.isOn() && !passesOn(function)) {
      reported(result);
    }
  }

  /**
   * A stage is tried whose function gets the failure of another future, if it is one.
   *
   * @return null
   */
  public static @Nullable Object trying(Object stage, @Nullable Object source) {
    if (Sensor.isOn() && source != null) {
      try {
        Object result = FutureFields.resultOf((CompletableFuture<?>) source);
        if (FutureFields.throwableIn(result) != null && !passesOn(JdkInternals.functionOf(stage))) {
          reported(result);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
    return null;
  }

  /** It was tried. */
  public static void tried(@Nullable Object token) {
    // There is nothing more to see.
  }

  /** A throwable is passed on with another one, or to a handler. */
  public static void passedOn(@Nullable Object thrown) {
    if (Sensor.isOn() && thrown instanceof Throwable passed) {
      try {
        Failures.passedOn(passed);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A throwable gets another one for its cause, which somebody has caught to tell it so. */
  public static void caused(Object thrown, @Nullable Object cause) {
    if (cause instanceof Throwable seen && Sensor.isOn() && !Throwables.isWrapper(thrown)) {
      try {
        Failures.observed(seen);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Whether a function is what cancels the timer of {@code orTimeout}, and looks at nothing. */
  static boolean isCanceller(@Nullable Object function) {
    return function != null && function.getClass().getName().equals(CANCELLER);
  }

  /** Whether a function only passes on what it gets: that, or one inside of the JDK's clients. */
  static boolean passesOn(@Nullable Object function) {
    return isCanceller(function)
        || (function != null && function.getClass().getName().startsWith(INTERNAL));
  }

  /** Somebody is told the outcome of a future. */
  public static void reported(@Nullable Object result) {
    if (Sensor.isOn() && result != null) {
      try {
        Failures.observed(FutureFields.throwableIn(result));
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Somebody has looked at a future, and has seen its outcome if it has one. */
  public static void looked(Object future) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        Object result = FutureFields.resultOf((CompletableFuture<?>) future);
        if (result != null) {
          Failures.observed(FutureFields.throwableIn(result));
          Looks.observed(future);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Somebody has asked whether a future is done. */
  public static void asked(Object future) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        if (FutureFields.resultOf((CompletableFuture<?>) future) != null) {
          Looks.joined(future);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Says that nobody is to wait for a future. */
  public static void detached(Object future) {
    if (Sensor.isOn()) {
      try {
        Looks.detached(future);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * A thread begins to wait for a future with a time.
   *
   * @return what {@link #waited} is told
   */
  public static @Nullable Object waiting(Object future, long nanos) {
    return Sensor.isOn() ? new TimedWait(future, System.nanoTime() + nanos) : null;
  }

  /**
   * It waits no more.
   *
   * @param result what the future is complete with; null if it is not
   */
  public static void waited(@Nullable Object token, @Nullable Object result) {
    if (token != null && result == null) {
      try {
        ((TimedWait) token).end();
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Whether an executor says what became of the work that it was given. */
  static boolean isService(@Nullable Object executor) {
    return executor instanceof ExecutorService;
  }

  static @Nullable WeakReference<Object> reference(@Nullable Object executor) {
    return executor instanceof Executor && isService(executor)
        ? new WeakReference<>(executor)
        : null;
  }

  /** Work on its way to an executor, which may run it at once. */
  private static final class Giving {
    private final ThreadTasks thread;
    private final @Nullable Object executor;
    private final @Nullable Object outerExecutor;

    Giving(ThreadTasks thread, @Nullable Object executor) {
      this.thread = thread;
      this.executor = executor;
      this.outerExecutor = thread.executor;
      thread.executor = executor;
      thread.added = null;
    }

    void end(@Nullable Object future) {
      thread.executor = outerExecutor;
      Tracked added = future == null ? thread.added : Ledger.of(future);
      if (added != null && future == null) {
        Ledger.drop(added);
      } else if (added != null && isDelayed(executor)) {
        added.set(Tracked.MOVED);
      }
      thread.added = null;
    }
  }

  /** A wait with a time. */
  private static final class TimedWait {
    private final Object future;
    private final long deadline;

    TimedWait(Object future, long deadline) {
      this.future = future;
      this.deadline = deadline;
    }

    void end() {
      Task maker = Works.makerOfFuture();
      if (maker == null || deadline - System.nanoTime() > TimeUnit.MILLISECONDS.toNanos(1)) {
        return;
      }
      Origin origin = Origins.ofFuture(null, maker);
      if (origin.isOfUser()) {
        Ledger.add(future, maker, origin, new Chain(null, null), Tracked.GAVE_UP).waited = origin;
        TimeOuts.givenUp(future, origin);
      }
    }
  }
}
