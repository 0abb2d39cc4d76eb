package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.Interrupted.again;
import static dev.selvedge.agent.cases.cancel.Interrupted.thread;
import static dev.selvedge.agent.cases.cancel.Interrupted.untilInterrupted;

import dev.selvedge.agent.cases.cancel.Interrupted.Runner;
import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** All the ways to answer an interrupt, none of which is told. */
public final class AnsweredInterrupts {

  private static final AtomicInteger SEEN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("restores", () -> thread(AnsweredInterrupts::restores))
        .run("restores late", () -> thread(AnsweredInterrupts::restoresLate))
        .run("restores in finally", () -> thread(AnsweredInterrupts::restoresInFinally))
        .run("restores and throws", () -> thread(AnsweredInterrupts::restoresAndThrows))
        .run("restores again and again", () -> thread(AnsweredInterrupts::restoresAgain))
        .run("ends soon", () -> thread(AnsweredInterrupts::endsSoon))
        .run("ends soon by clean-up", () -> thread(AnsweredInterrupts::cleansUpShortly))
        .run("cleans up, then throws", () -> thread(AnsweredInterrupts::cleansUpAndThrows))
        .run("the thread dies of it", () -> thread(Interrupted::untilInterrupted))
        .run("suppressed", () -> thread(AnsweredInterrupts::suppressed))
        .run("a cause of old", () -> thread(AnsweredInterrupts::keepsItsOwnCause))
        .run("given to a future", AnsweredInterrupts::handedToFuture)
        .run("a failed future", () -> thread(AnsweredInterrupts::answersFailedFuture))
        .run("asks the flag", () -> thread(AnsweredInterrupts::asksFlag))
        .run("asks all the time", AnsweredInterrupts::asksAllTheTime)
        .run("clears the flag and throws", () -> thread(AnsweredInterrupts::clearsAndThrows))
        .run("a channel", AnsweredInterrupts::channel)
        .run("invokeAll", () -> thread(AnsweredInterrupts::invokesAll))
        .run("the next task", AnsweredInterrupts::nextTask)
        .run("in a pool", AnsweredInterrupts::inPool)
        .run("idle workers", AnsweredInterrupts::idleWorkers)
        .end();
  }

  private static void restores() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void restoresLate() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      again();
      Thread.currentThread().interrupt();
    }
  }

  private static void restoresInFinally() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          queue.poll(interrupted ? 5 : 60_000, TimeUnit.MILLISECONDS);
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void restoresAndThrows() {
    try {
      throwing();
    } catch (IllegalStateException e) {
      SEEN.incrementAndGet();
    }
  }

  private static void throwing() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void restoresAgain() {
    for (int i = 0; i < 3; i++) {
      try {
        untilInterrupted();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void endsSoon() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      SEEN.incrementAndGet();
    }
  }

  private static void cleansUpShortly() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    ReentrantLock lock = new ReentrantLock();
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      lock.lock();
      try {
        queue.add("there is no need to wait for it");
        SEEN.addAndGet(queue.poll().length());
      } finally {
        lock.unlock();
      }
    }
  }

  private static void cleansUpAndThrows() throws InterruptedException {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      again();
      throw e;
    }
  }

  private static void keepsItsOwnCause() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      again();
      throw new OldException(e);
    }
  }

  /** As they were written before all exceptions had causes. */
  private static final class OldException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Throwable reason;

    OldException(Throwable reason) {
      this.reason = reason;
    }

    @Override
    public Throwable getCause() {
      return reason;
    }
  }

  private static void suppressed() {
    IllegalStateException failure = new IllegalStateException("the first failure");
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      again();
      failure.addSuppressed(e);
    }
    throw failure;
  }

  private static void handedToFuture() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    thread(
        () -> {
          try {
            untilInterrupted();
          } catch (InterruptedException e) {
            future.completeExceptionally(e);
          }
          again();
        });
    try {
      future.get();
    } catch (ExecutionException e) {
      SEEN.incrementAndGet();
    }
  }

  private static void answersFailedFuture() {
    try {
      failed().join();
    } catch (RuntimeException e) {
      SEEN.incrementAndGet();
    }
    again();
  }

  private static CompletableFuture<String> failed() {
    try {
      untilInterrupted();
      return CompletableFuture.completedFuture("in time");
    } catch (InterruptedException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static void asksFlag() {
    while (!Thread.currentThread().isInterrupted()) {
      java.util.concurrent.locks.LockSupport.park();
    }
  }

  /** The flag may be set at any moment while it is asked for. */
  private static void asksAllTheTime() throws Exception {
    for (int i = 0; i < 20; i++) {
      CountDownLatch asking = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                asking.countDown();
                while (!Thread.interrupted()) {
                  SEEN.incrementAndGet();
                }
                again();
                Thread.currentThread().interrupt();
              });
      thread.start();
      asking.await();
      thread.interrupt();
      thread.join();
    }
  }

  private static void clearsAndThrows() throws InterruptedException {
    while (!Thread.interrupted()) {
      java.util.concurrent.locks.LockSupport.park();
    }
    again();
    throw new InterruptedException("as told");
  }

  /** Its exception leaves the flag as it is. */
  private static void channel() throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open().bind(null);
    Thread thread =
        new Thread(
            () -> {
              try {
                server.accept();
              } catch (IOException e) {
                SEEN.incrementAndGet();
              }
              restores();
            });
    thread.start();
    thread.interrupt();
    thread.join();
  }

  private static void invokesAll() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Callable<Integer> waits =
        () -> {
          untilInterrupted();
          return 1;
        };
    try {
      pool.invokeAll(List.of(waits, waits));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pool.shutdownNow();
    }
  }

  /** What one task owes is none of the next one's. */
  private static void nextTask() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Runner runner = new Runner();
    pool.execute(
        () -> {
          runner.begins();
          endsSoon();
        });
    runner.interrupt();
    pool.submit(Interrupted::again).get();
    Future<?> cancelled = pool.submit(AnsweredInterrupts::endsSoon);
    cancelled.cancel(true);
    pool.submit(Interrupted::again).get();
    end(pool);
  }

  private static void inPool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    List<Callable<Integer>> tasks =
        List.of(
            () -> {
              cleansUpAndThrows();
              return 1;
            },
            () -> {
              try {
                cleansUpAndThrows();
              } catch (InterruptedException e) {
                throw new IllegalStateException("wrapped", e);
              }
              return 1;
            },
            () -> {
              try {
                cleansUpAndThrows();
              } catch (InterruptedException e) {
                again();
                throw new CancellationException();
              }
              return 1;
            });
    for (Callable<Integer> task : tasks) {
      Runner runner = new Runner();
      Future<Integer> future =
          pool.submit(
              () -> {
                runner.begins();
                return task.call();
              });
      runner.awaitWait();
      future.cancel(true);
    }
    pool.submit(Interrupted::again).get();
    end(pool);
  }

  private static void idleWorkers() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.submit(Interrupted::again).get();
    pool.submit(Interrupted::again).get();
    end(pool);
  }

  private static void end(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("does not end");
    }
  }
}
