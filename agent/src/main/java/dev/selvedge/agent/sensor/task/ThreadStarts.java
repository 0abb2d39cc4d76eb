package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Threads that are started, and that end: what woven methods of threads call. The methods never
 * throw and never block.
 */
public final class ThreadStarts {

  private static final String FORK = "ThreadFlock";
  private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

  private ThreadStarts() {}

  /**
   * A platform thread is about to be started.
   *
   * @param body what it is to run; null if that is the thread itself
   * @return what {@link #started} is told
   */
  public static @Nullable Object starting(Object thread, @Nullable Object body) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      Thread starting = (Thread) thread;
      if (ThreadFacts.state(starting) != Thread.State.NEW) {
        return null;
      }
      Object token = begin(starting, body);
      Crowds.starting(starting, body, token instanceof Task task ? task : null);
      return token == null ? ThreadTable.of(starting) : token;
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  private static @Nullable Object begin(Thread thread, @Nullable Object body) {
    Task maker = Works.maker();
    if (maker == null) {
      // Of a worker it is known from when on it is there, no more.
      return isWorker(thread, body) ? ThreadTable.ofOrNew(thread) : linkPlatform(thread, body);
    }
    return isNobodys(thread, body)
        ? null
        : add(thread, maker, maker.child(TaskKind.THREAD, Origins.ofThread(null)), null);
  }

  private static boolean isNobodys(Thread thread, @Nullable Object body) {
    Starter starter = Starter.of(thread);
    return starter.isPool() || (starter.isLibrary() && isLibrary(body == null ? thread : body));
  }

  private static @Nullable ThreadTasks linkPlatform(Thread thread, @Nullable Object body) {
    ThreadTasks started = link(thread, null);
    if (started != null && Timeline.isOn() && !isNobodys(thread, body)) {
      // Its body is not what makes the place known, which is that of the call of start.
      LooseThreads.starting(started, starter(), TaskKind.THREAD, null, null);
    }
    return started;
  }

  private static Task starter() {
    return ThreadTable.currentOrNew().work();
  }

  /** Whether it is a thread of the JDK, or of its pools, which will work for many. */
  private static boolean isWorker(Object thread, @Nullable Object body) {
    return (thread.getClass() != Thread.class && CodeOwner.of(thread.getClass()) == Owner.JDK)
        || (body != null && body.getClass().getName().equals(WORKER));
  }

  /** Outside of windows nothing is known of a thread but who starts it. */
  private static @Nullable ThreadTasks link(Thread thread, @Nullable Object body) {
    Task starter = starter();
    if (starter.window == null || ThreadTable.of(thread) != null) {
      return null;
    }
    ThreadTasks started = ThreadTable.add(thread);
    started.startedBy(starter);
    if (body != null && !(body instanceof FutureTask) && Stragglers.isWatched()) {
      started.command = body;
      Origins.learn(body);
    }
    return started;
  }

  /** What a library starts for itself is its own pool, which will serve other windows too. */
  private static boolean isLibrary(Object body) {
    return CodeOwner.of(body.getClass()) != Owner.USER;
  }

  /**
   * A virtual thread is about to be started.
   *
   * @param container where it belongs to
   * @return what {@link #started} is told
   */
  public static @Nullable Object startingVirtual(Object thread, @Nullable Object container) {
    if (!Sensor.isOn()) {
      return null;
    }
    try {
      ThreadTasks current = ThreadTable.current();
      Task maker = current == null ? null : current.maker();
      if (current == null || maker == null) {
        Object body = current == null ? null : current.bodyOf(thread);
        ThreadTasks started = link((Thread) thread, body);
        if (started != null) {
          boolean forked = isForked(container);
          started.forked = forked;
          TaskKind kind = forked ? TaskKind.SUBTASK : TaskKind.VIRTUAL_THREAD;
          LooseThreads.starting(started, starter(), kind, body, forked ? container : null);
        }
        return started;
      }
      if (ThreadTable.of((Thread) thread) != null) {
        return null;
      }
      Object body = current.bodyOf(thread);
      boolean forked = isForked(container);
      TaskKind kind = forked ? TaskKind.SUBTASK : TaskKind.VIRTUAL_THREAD;
      Task task = maker.child(kind, Origins.ofThread(body));
      FanOuts.threadFor(task, body);
      return add((Thread) thread, maker, task, forked ? container : null);
    } catch (Throwable e) {
      Sensor.fault(e);
      return null;
    }
  }

  private static boolean isForked(@Nullable Object container) {
    return container != null && container.getClass().getName().contains(FORK);
  }

  private static Task add(Thread thread, Task maker, Task task, @Nullable Object owner) {
    FanOuts.forked(maker, task);
    ThreadTasks started = ThreadTable.add(thread);
    task.begin(started);
    task.owner = owner;
    if (owner != null && Timeline.isOn()) {
      task.scope = Scopes.numberOf(owner);
    }
    return task;
  }

  /** A virtual thread was made for a body; if it is started next, the place need not be sought. */
  public static void made(Object thread, @Nullable Object body) {
    if (Sensor.isOn()) {
      ThreadTasks current = ThreadTable.current();
      if (current != null) {
        current.made(thread, body);
      }
    }
  }

  /** A platform thread is run; it may be that somebody else only calls its method. */
  public static void running(Object thread) {
    if (thread == Thread.currentThread()) {
      FanOutHold.atBeginOfThread();
      Timeline.running((Thread) thread);
    }
  }

  /** A thread was started, or could not be. */
  public static void started(@Nullable Object token) {
    if (token == null) {
      return;
    }
    try {
      ThreadTasks runner = token instanceof Task task ? task.runner : (ThreadTasks) token;
      if (runner != null && isNotStarted(ThreadFacts.state(runner.thread))) {
        ended(runner.thread);
      }
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** A virtual thread that could not be started has ended without having run. */
  private static boolean isNotStarted(Thread.State state) {
    return state == Thread.State.NEW || state == Thread.State.TERMINATED;
  }

  /** A thread ends; the current one, but for one that could not be started. */
  public static void ended(Object thread) {
    if (Sensor.isOn()) {
      try {
        ThreadTasks tasks = ThreadTable.remove((Thread) thread);
        if (tasks != null) {
          Crowds.ended(tasks);
          PoolTasks.endAll(tasks);
          LooseThreads.ended(tasks);
        }
      } catch (Throwable e) {
        Sensor.fault(e);
      }
    }
  }

  /** A thread is interrupted. */
  public static void interrupting(Object thread) {
    if (Sensor.isOn()) {
      ThreadTasks tasks = ThreadTable.of((Thread) thread);
      if (tasks == null) {
        Failures.interruptSeen();
      } else {
        tasks.wasInterrupted = true;
      }
      Interrupts.interrupting((Thread) thread);
      // After that, which knows whose interrupt it is.
      cancelling((Thread) thread);
    }
  }

  private static void cancelling(Thread thread) {
    try {
      Cancels.interrupting(thread);
    } catch (Throwable e) {
      Sensor.fault(e);
    }
  }

  /** The current thread ends. */
  public static void ended() {
    ended(Thread.currentThread());
  }
}
