package dev.selvedge.agent.sensor.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of {@code FutureTask} and {@code ForkJoinTask}: when there is one, and who looks at
 * it. The methods never throw and never block, and ask the future nothing by its own methods.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
public final class Results {

  private static final String QUEUEING =
      "java.util.concurrent.ExecutorCompletionService$QueueingFuture";

  /** Of the JDK's own fork-join tasks these are what it gives back for what it was given. */
  private static final String ADAPTED = "java.util.concurrent.ForkJoinTask$Adapted";

  private Results() {}

  /** The task of a future has come to a good end. */
  public static void set(Object future) {
    FanOuts.leaving();
    if (Sensor.isOn()) {
      try {
        FutureTask<?> done = (FutureTask<?>) future;
        Outcomes.returned(done);
        Task task = subject(done);
        if (task != null && !task.cancelled && isAwaited(done, task)) {
          add(done, task, Tracked.WORK);
          if (task.cancelled) {
            Looks.observed(done);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** The task of a future has failed. */
  public static void failed(Object future, @Nullable Object thrown) {
    FanOuts.leaving();
    if (Sensor.isOn() && thrown instanceof Throwable failure) {
      try {
        FutureTask<?> done = (FutureTask<?>) future;
        Outcomes.threw(done, failure);
        Task task = subject(done);
        if (task != null && task.cancelled) {
          // Not added first: its window may be looked through meanwhile.
          Failures.observed(failure);
        } else if (task != null) {
          Tracked added = add(done, task, Tracked.WORK);
          Failures.failed(added, failure, true);
          if (task.cancelled) {
            Looks.observed(done);
          }
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static @Nullable Task subject(FutureTask<?> future) {
    Task task = FutureSlot.get(future);
    return task == null
            || task.origin == null
            || !task.origin.isOfUser()
            || task.periodic
            || task.origin.isOfCompletableFuture()
            || task.internal
            || future.getClass().getName().equals(QUEUEING)
            || !FutureFields.isNew(future)
        ? null
        : task;
  }

  /** Whether somebody should wait for it though it did not fail. */
  private static boolean isAwaited(FutureTask<?> future, Task task) {
    return task.given != null
        && !task.detached
        && !task.hasMoved(ThreadTable.current())
        && task.origin != null
        && !task.origin.isSchedule()
        && !FutureFields.hasWaiters(future);
  }

  private static Tracked add(Object future, Task task, int flags) {
    Origin origin = task.origin == null ? Origin.UNKNOWN : task.origin;
    return Ledger.add(future, task, origin, Chain.NONE, flags);
  }

  /** Somebody is told the outcome of a future. */
  public static void reported(Object future) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        if (thread != null && thread.invoking > 0) {
          Looks.joined(future);
        } else {
          Looks.observed(future);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Somebody has looked at a future, and has seen its outcome if it has one. */
  public static void looked(Object future) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        if (Ledger.isDone(future)) {
          Looks.observed(future);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Somebody has asked whether a future is done, or has waited for that. */
  public static void asked(Object future) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        if (Ledger.isDone(future)) {
          Looks.joined(future);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** Somebody has taken a future that is done from where it was put then. */
  public static void drained(@Nullable Object future) {
    if (future instanceof CompletableFuture<?>) {
      Futures.asked(future);
    } else if (future != null) {
      asked(future);
    }
  }

  /** A future was cancelled, or a try was made. */
  public static void cancelling(Object future) {
    if (Sensor.isOn()) {
      try {
        Failures.cancelSeen();
        Stragglers.settle(future);
        Task task = Looks.taskOf(future);
        if (task != null) {
          task.cancelled = true;
        }
        if (Ledger.isUsed()) {
          // Whether it was done before is a matter of who was faster.
          Looks.observed(future);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** It was cancelled, or was done before. */
  public static void cancelled(Object future) {
    if (Sensor.isOn() && Ledger.isUsed()) {
      try {
        Looks.observed(future);
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * Several tasks are run for a caller who gets back what is done.
   *
   * @return what {@link #invoked} is told
   */
  public static @Nullable Object invoking() {
    if (!Sensor.isOn()) {
      return null;
    }
    ThreadTasks thread = ThreadTable.currentOrNew();
    thread.invoking++;
    return thread;
  }

  /** They were run. */
  public static void invoked(@Nullable Object token) {
    if (token != null) {
      ((ThreadTasks) token).invoking--;
    }
  }

  /**
   * Futures are made that nobody will see.
   *
   * @return what {@link #hidden} is told
   */
  public static @Nullable Object hiding() {
    if (!Sensor.isOn()) {
      return null;
    }
    ThreadTasks thread = ThreadTable.currentOrNew();
    thread.hiding++;
    return thread;
  }

  /** They were made. */
  public static void hidden(@Nullable Object token) {
    if (token != null) {
      ((ThreadTasks) token).hiding--;
    }
  }

  /**
   * An executor is given work, and answers a future.
   *
   * @return what {@link #submitted} is told
   */
  public static @Nullable Object submitting(@Nullable Object executor) {
    if (!Sensor.isOn()) {
      return null;
    }
    ThreadTasks thread = ThreadTable.currentOrNew();
    Submitting submitting = new Submitting(thread, thread.executor);
    thread.executor = executor;
    return submitting;
  }

  /** It has answered. */
  public static void submitted(@Nullable Object token) {
    if (token != null) {
      ((Submitting) token).end();
    }
  }

  /** A task of a fork-join pool is going to be done. */
  public static void completing(Object object) {
    if (Sensor.isOn()) {
      try {
        ThreadTasks thread = ThreadTable.current();
        Task task = thread == null ? null : thread.current();
        if (thread != null
            && task != null
            && task.completes == object
            && thread.joining != object
            && !task.hasMoved(thread)
            && isForkJoinSubject(object, task)
            && !task.detached
            && task.origin != null
            && !task.origin.isExecute()
            && !FutureFields.isDone((ForkJoinTask<?>) object)) {
          add(object, task, Tracked.WORK);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A task of a fork-join pool has thrown. */
  public static void threw(Object object, @Nullable Object thrown) {
    if (Sensor.isOn() && thrown instanceof Throwable failure) {
      try {
        ThreadTasks thread = ThreadTable.current();
        Task task = thread == null ? null : thread.current();
        Outcomes.threw(object, failure);
        if (task != null
            && task.completes == object
            && isForkJoinSubject(object, task)
            && !FutureFields.isDone((ForkJoinTask<?>) object)) {
          Failures.failed(add(object, task, Tracked.WORK), failure, true);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  private static boolean isForkJoinSubject(Object object, Task task) {
    return task.origin != null
        && task.origin.isOfUser()
        && object instanceof ForkJoinTask
        && !(object instanceof CountedCompleter)
        && !task.internal
        && isGivenBack(object.getClass());
  }

  /** Whether somebody else than the JDK itself gets to see fork-join tasks of a class. */
  static boolean isGivenBack(Class<?> type) {
    return type.getClassLoader() != null || type.getName().startsWith(ADAPTED);
  }

  /**
   * Somebody joins a task of a fork-join pool, and perhaps runs it.
   *
   * @return what {@link #joined} is told
   */
  public static @Nullable Object joining(Object object) {
    if (!Sensor.isOn()) {
      return null;
    }
    ThreadTasks thread = ThreadTable.current();
    if (thread == null) {
      return Ledger.isUsed() ? new Joining(null, object, null) : null;
    }
    Joining joining = new Joining(thread, object, thread.joining);
    thread.joining = object;
    return joining;
  }

  /** It is joined, or was not done in time. */
  public static void joined(@Nullable Object token) {
    if (token != null) {
      try {
        ((Joining) token).end();
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /**
   * Two tasks of fork-join pools are invoked by whoever has made them, which looks at both.
   *
   * @param forked the one that is forked for that
   * @return what {@link #invokedBoth} is told
   */
  public static @Nullable Object invokingBoth(@Nullable Object forked) {
    if (!Sensor.isOn()) {
      return null;
    }
    ThreadTasks thread = ThreadTable.currentOrNew();
    thread.invokedWith = forked;
    return thread;
  }

  /** They were invoked. */
  public static void invokedBoth(@Nullable Object token) {
    if (token != null) {
      ((ThreadTasks) token).invokedWith = null;
    }
  }

  private static final class Submitting {
    private final ThreadTasks thread;
    private final @Nullable Object before;

    Submitting(ThreadTasks thread, @Nullable Object before) {
      this.thread = thread;
      this.before = before;
    }

    void end() {
      thread.executor = before;
    }
  }

  private static final class Joining {
    private final @Nullable ThreadTasks thread;
    private final Object object;
    private final @Nullable Object before;

    Joining(@Nullable ThreadTasks thread, Object object, @Nullable Object before) {
      this.thread = thread;
      this.object = object;
      this.before = before;
    }

    void end() {
      if (thread != null) {
        thread.joining = before;
      }
      looked(object);
    }
  }
}
