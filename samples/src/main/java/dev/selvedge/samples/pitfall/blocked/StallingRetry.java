package dev.selvedge.samples.pitfall.blocked;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Makes a call on an event loop again when it has failed, and sleeps in between: nobody is served
 * by that loop meanwhile. {@link Retry} has the loop wake it up.
 */
public final class StallingRetry {
  private final int attempts;
  private final Duration pause;

  /** One that makes a call so often at most, with this pause in between. */
  public StallingRetry(int attempts, Duration pause) {
    this.attempts = attempts;
    this.pause = pause;
  }

  /** What the call comes to; it fails as the last attempt has failed. */
  public <T> Future<T> call(Supplier<Future<T>> call) {
    return call(call, attempts);
  }

  private <T> Future<T> call(Supplier<Future<T>> call, int left) {
    return call.get()
        .recover(
            failure ->
                left > 1
                    ? afterThePause(() -> call(call, left - 1))
                    : Future.failedFuture(failure));
  }

  private <T> Future<T> afterThePause(Supplier<Future<T>> then) {
    try {
      Thread.sleep(pause); // FINDING: BlockedEventLoop
      return then.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Future.failedFuture(e);
    }
  }
}
