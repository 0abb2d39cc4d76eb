package dev.selvedge.samples.offload;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Has a virtual thread do what blocks, and brings the result back to the event loop that wants it.
 * There are no more such threads at work than permits, however many ask.
 */
public final class Offload implements AutoCloseable {
  private final Vertx vertx;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore permits;

  /**
   * One for as much as this at a time.
   *
   * @throws IllegalArgumentException if that is not at least one
   */
  public Offload(Vertx vertx, int atATime) {
    if (atATime < 1) {
      throw new IllegalArgumentException("at least one at a time, not " + atATime);
    }
    this.vertx = vertx;
    this.permits = new Semaphore(atATime);
  }

  /**
   * Calls what may block. May be called on an event loop; what is given to the future is run on
   * that loop. The future fails with whatever the call throws, and if this is closed.
   */
  public <T> Future<T> call(Callable<T> blocking) {
    Promise<T> promise = Promise.promise();
    Context loop = vertx.getOrCreateContext();
    try {
      threads.execute(
          () -> {
            Future<T> outcome = outcome(blocking);
            loop.runOnContext(_ -> outcome.onComplete(promise));
          });
    } catch (RejectedExecutionException e) {
      promise.fail(e);
    }
    return promise.future();
  }

  private <T> Future<T> outcome(Callable<T> blocking) {
    try {
      permits.acquire();
      try {
        return Future.succeededFuture(blocking.call());
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Future.failedFuture(e);
    } catch (Throwable e) {
      // An error as well: whoever waits for the result would wait for ever.
      return Future.failedFuture(e);
    }
  }

  /** Interrupts what is at work, and waits for its end; not on an event loop. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
