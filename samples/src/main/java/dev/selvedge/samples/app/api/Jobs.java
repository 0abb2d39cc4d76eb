package dev.selvedge.samples.app.api;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Does what goes on when a request has been answered. There are only so many jobs at a time, a job
 * that fails is told of, and none is left behind when the service ends.
 */
public final class Jobs implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room;
  private final Duration grace;
  private final BiConsumer<String, Throwable> failures;

  /**
   * Room for some jobs.
   *
   * @param atATime how many
   * @param grace how long they may take to end when the service does
   * @param failures told the name of a job that has failed, and why: writes a log, counts
   */
  public Jobs(int atATime, Duration grace, BiConsumer<String, Throwable> failures) {
    this.room = new Semaphore(atATime);
    this.grace = grace;
    this.failures = failures;
  }

  /**
   * Starts a job; never waits, so that an event loop may call it.
   *
   * @return whether there was room for it
   */
  public boolean start(String name, Callable<?> job) {
    if (!room.tryAcquire()) {
      return false;
    }
    try {
      threads.execute(() -> run(name, job));
      return true;
    } catch (RejectedExecutionException e) {
      room.release();
      return false;
    }
  }

  private void run(String name, Callable<?> job) {
    try {
      job.call();
    } catch (Throwable e) {
      // First of all: whoever is told may write a file, which an interrupted thread cannot.
      failures.accept(name, e);
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    } finally {
      room.release();
    }
  }

  /** Takes no more jobs, and ends when there are none: what is not done in time is interrupted. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    threads.close();
  }
}
