package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.Interrupted.again;
import static dev.selvedge.agent.cases.cancel.Interrupted.awaitWait;
import static dev.selvedge.agent.cases.cancel.Interrupted.untilInterrupted;

import dev.selvedge.agent.cases.support.Cases;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Interrupts that a piece of work has arranged for itself, which it may do with as it likes. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody looks after a watchdog
public final class OwnInterrupts {

  private static final ScheduledExecutorService LATER =
      Executors.newScheduledThreadPool(1, daemon());
  private static final ExecutorService POOL = Executors.newCachedThreadPool(daemon());
  private static final Timer TIMER = new Timer(true);

  private static final AtomicInteger SEEN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("itself", () -> onThread(self -> self.interrupt()))
        .run("by a schedule", () -> onThread(OwnInterrupts::bySchedule))
        .run("by a pool", () -> onThread(OwnInterrupts::bySubmit))
        .run("by a command", () -> onThread(OwnInterrupts::byExecute))
        .run("by a thread", () -> onThread(OwnInterrupts::byThread))
        .run("by a timer", () -> onThread(OwnInterrupts::byTimer))
        .run("by a stage", () -> onThread(OwnInterrupts::byStage))
        .run("by a time-out", () -> onThread(OwnInterrupts::byTimeOut))
        .run("by another time-out", () -> onThread(OwnInterrupts::byTimeOut))
        .run("by a delayed command", () -> onThread(OwnInterrupts::byDelay))
        .run("in a pool", () -> inPool(OwnInterrupts::bySchedule))
        .run("in a pool, by a command", () -> inPool(OwnInterrupts::byExecute));
    if (Runtime.version().feature() >= 21) {
      Cases.as(args).run("by a virtual thread", () -> onThread(OwnInterrupts::byVirtualThread));
    }
    Cases.as(args).end();
  }

  /** What interrupts a thread some time later. */
  @FunctionalInterface
  interface Watchdog {
    void arm(Thread watched) throws Exception;
  }

  private static void onThread(Watchdog watchdog) throws Exception {
    Thread thread = new Thread(() -> attempt(watchdog));
    thread.start();
    thread.join();
  }

  private static void inPool(Watchdog watchdog) throws Exception {
    POOL.submit(() -> attempt(watchdog)).get();
    Interrupted.Runner runner = new Interrupted.Runner();
    POOL.execute(
        () -> {
          attempt(watchdog);
          runner.ends();
        });
    runner.awaitEnd();
  }

  private static void attempt(Watchdog watchdog) {
    try {
      watchdog.arm(Thread.currentThread());
      untilInterrupted();
    } catch (Exception e) {
      SEEN.incrementAndGet();
    }
    again();
  }

  private static void bySchedule(Thread watched) {
    LATER.schedule(() -> interrupt(watched), 1, TimeUnit.MILLISECONDS);
  }

  private static void bySubmit(Thread watched) {
    POOL.submit(() -> interrupt(watched)); // FINDING: ForgottenFuture
  }

  private static void byExecute(Thread watched) {
    Executor executor = POOL;
    executor.execute(() -> interrupt(watched));
  }

  private static void byThread(Thread watched) {
    new Thread(() -> interrupt(watched)).start();
  }

  private static void byVirtualThread(Thread watched) throws ReflectiveOperationException {
    Runnable body = () -> interrupt(watched);
    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
  }

  private static void byTimer(Thread watched) {
    TIMER.schedule(
        new TimerTask() {
          @Override
          public void run() {
            interrupt(watched);
          }
        },
        1);
  }

  private static void byStage(Thread watched) {
    CompletableFuture.runAsync(() -> interrupt(watched), POOL); // FINDING: ForgottenFuture
  }

  private static void byDelay(Thread watched) {
    CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(() -> interrupt(watched));
  }

  private static void byTimeOut(Thread watched) {
    CompletableFuture<Integer> limited = new CompletableFuture<>();
    limited.whenComplete((none, late) -> interrupt(watched));
    limited.orTimeout(1, TimeUnit.MILLISECONDS);
  }

  private static void interrupt(Thread watched) {
    awaitWait(watched);
    watched.interrupt();
  }

  private static java.util.concurrent.ThreadFactory daemon() {
    return body -> {
      Thread thread = new Thread(body);
      thread.setDaemon(true);
      return thread;
    };
  }
}
