package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.Interrupted.again;
import static dev.selvedge.agent.cases.cancel.Interrupted.thread;
import static dev.selvedge.agent.cases.cancel.Interrupted.untilInterrupted;

import dev.selvedge.agent.cases.cancel.Interrupted.Runner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Exceptions of interrupts that are wrapped in others, with and without the flag. */
public final class Wrapped {

  public static void main(String[] args) throws Exception {
    thread(Wrapped::withoutFlag);
    thread(Wrapped::withFlag);
    inPool();
  }

  private static void withoutFlag() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) { // FINDING: LostInterruptFlag
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void withFlag() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void passedOn() throws InterruptedException {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      again();
      throw e;
    }
  }

  private static void inPool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Runner runner = new Runner();
    Future<?> future =
        pool.submit(
            () -> {
              runner.begins();
              try {
                untilInterrupted();
              } catch (InterruptedException e) { // FINDING: LostInterruptFlag
                throw new IllegalStateException("interrupted", e);
              }
            });
    runner.awaitWait();
    future.cancel(true);
    Runner another = new Runner();
    Future<Integer> passing =
        pool.submit(
            () -> {
              another.begins();
              passedOn();
              return 1;
            });
    another.awaitWait();
    passing.cancel(true);
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("does not end");
    }
  }
}
