package dev.selvedge.samples.pitfall.blocked;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes a call on an event loop again when it has failed, after a pause. The pause is a timer of
 * the loop, which serves others until it is over.
 */
public final class Retry {
  private final Vertx vertx;
  private final int attempts;
  private final Duration pause;

  /**
   * One that makes a call so often at most, with this pause in between.
   *
   * @param attempts one at least
   * @param pause one millisecond at least: a timer of Vert.x has none that are shorter
   */
  public Retry(Vertx vertx, int attempts, Duration pause) {
    if (attempts < 1 || pause.toMillis() < 1) {
      throw new IllegalArgumentException(attempts + " attempts, " + pause + " in between");
    }
    this.vertx = vertx;
    this.attempts = attempts;
    this.pause = pause;
  }

  /**
   * What the call comes to; it fails as the last attempt has failed. A call that throws has failed,
   * too.
   */
  public <T> Future<T> call(Supplier<Future<T>> call) {
    return call(call, attempts);
  }

  private <T> Future<T> call(Supplier<Future<T>> call, int left) {
    return Future.<T>future(made -> call.get().onComplete(made))
        .recover(
            failure ->
                left > 1
                    ? afterThePause(() -> call(call, left - 1))
                    : Future.failedFuture(failure));
  }

  private <T> Future<T> afterThePause(Supplier<Future<T>> then) {
    return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).compose(_ -> then.get());
  }
}
