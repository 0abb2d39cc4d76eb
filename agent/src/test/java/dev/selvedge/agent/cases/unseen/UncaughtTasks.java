package dev.selvedge.agent.cases.unseen;

import dev.selvedge.agent.cases.support.Ends;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Exceptions that leave a task or a thread, with nobody to see them. */
public final class UncaughtTasks {

  public static void main(String[] args) throws Exception {
    threads();
    pools();
    timer();
    if (Runtime.version().feature() >= 21) {
      virtualThreads();
    }
  }

  private static void threads() throws Exception {
    run(
        new Thread(
            () -> {
              throw new IllegalStateException("a thread"); // FINDING: UncaughtTaskFailure
            }));
    run(new Worker());
    run(new Thread(UncaughtTasks::overflow));
    run(
        new Thread(
            () -> {
              throw new Strange(); // FINDING: UncaughtTaskFailure
            }));
    run(
        new Thread(
            () -> {
              List<String> none = List.of();
              none.get(0); // FINDING: UncaughtTaskFailure
            }));
  }

  private static void overflow() {
    assertSmall(7);
  }

  private static void assertSmall(int number) {
    if (number > 5) {
      throw new AssertionError("too big"); // FINDING: UncaughtTaskFailure
    }
  }

  private static void pools() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.execute(
        () -> {
          throw new IllegalStateException("a task"); // FINDING: UncaughtTaskFailure
        });
    for (int i = 0; i < 5; i++) {
      pool.execute(new Command(Map.of()));
    }
    end(pool);
    ForkJoinPool forkJoin = new ForkJoinPool(2);
    forkJoin.execute(
        () -> {
          throw new IllegalStateException("a fork"); // FINDING: UncaughtTaskFailure
        });
    end(forkJoin);
  }

  private static void timer() throws Exception {
    Timer timer = new Timer("mortal");
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            throw new IllegalStateException("a timer task"); // FINDING: UncaughtTaskFailure
          }
        },
        1);
    Ends.await("mortal");
  }

  private static void virtualThreads() throws Exception {
    run(
        virtual(
            () -> {
              throw new IllegalStateException("light"); // FINDING: UncaughtTaskFailure from 21
            }));
    ExecutorService perTask =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    perTask.execute(
        () -> {
          throw new IllegalStateException("a light task"); // FINDING: UncaughtTaskFailure from 21
        });
    end(perTask);
  }

  private static Thread virtual(Runnable body) throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (Thread)
        Class.forName("java.lang.Thread$Builder")
            .getMethod("unstarted", Runnable.class)
            .invoke(builder, body);
  }

  private static void run(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  private static void end(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("does not end");
    }
  }

  /** A thread with a body of its own. */
  private static final class Worker extends Thread {
    @Override
    public void run() {
      throw new IllegalStateException("a worker"); // FINDING: UncaughtTaskFailure
    }
  }

  /** A task with a name. */
  private record Command(Map<String, String> map) implements Runnable {
    @Override
    public void run() {
      map.put("key", "value"); // FINDING: UncaughtTaskFailure
    }
  }

  /** A failure that tells nothing of itself, and does not like to be asked. */
  @SuppressWarnings({"ThrowableEqualsHashCode", "OverrideThrowableToString"}) // that is the point
  private static final class Strange extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("do not ask");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("do not ask");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("do not ask");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("do not ask");
    }

    @Override
    public String toString() {
      return "strange";
    }

    @Override
    public void printStackTrace(java.io.PrintStream stream) {
      stream.println("strange");
    }
  }
}
