package dev.selvedge.samples.offload;

import io.vertx.core.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has another thread do what blocks, and waits for it: the event loop stands still all the same.
 * {@link Offload} lets it go on.
 */
public final class WaitingOffload {
  private final ExecutorService threads;

  /** One that has these threads do it. */
  public WaitingOffload(ExecutorService threads) {
    this.threads = threads;
  }

  /** Calls what may block. */
  public <T> Future<T> call(Callable<T> blocking) {
    var task = threads.submit(blocking);
    try {
      return Future.succeededFuture(task.get(10, TimeUnit.SECONDS)); // FINDING: BlockedEventLoop
    } catch (ExecutionException e) {
      return Future.failedFuture(e.getCause());
    } catch (TimeoutException e) {
      task.cancel(true);
      return Future.failedFuture(e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return Future.failedFuture(e);
    }
  }
}
