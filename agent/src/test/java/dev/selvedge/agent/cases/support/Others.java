package dev.selvedge.agent.cases.support;

import java.lang.Thread.State;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The other threads of a program, which do what the loop waits for. */
public final class Others {

  private static final Set<State> WAITING =
      EnumSet.of(State.WAITING, State.TIMED_WAITING, State.BLOCKED);

  private static final long WHILE_NANOS = 25_000_000;

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "other");
            thread.setDaemon(true);
            return thread;
          });

  private Others() {}

  /** Does something at once. */
  public static void doNow(Loop.Body action) {
    THREADS.execute(
        () -> {
          try {
            action.run();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Does something when the calling thread has waited for a while, which it is about to do. */
  public static void doOnceIWait(Loop.Body action) {
    Thread waiter = Thread.currentThread();
    doNow(
        () -> {
          awaitWaiting(waiter);
          action.run();
        });
  }

  /** Returns when the thread has waited for a while: well above what a lock may take. */
  public static void awaitWaiting(Thread waiter) throws InterruptedException {
    awaitWaiting(waiter, WHILE_NANOS);
  }

  /** Returns when the thread has waited for so long. */
  public static void awaitWaiting(Thread waiter, long nanos) throws InterruptedException {
    long since = System.nanoTime();
    while (System.nanoTime() - since < nanos) {
      Thread.sleep(1);
      if (!WAITING.contains(waiter.getState())) {
        since = System.nanoTime();
      }
    }
  }
}
