package dev.selvedge.assertj;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a future has come to when somebody has waited for it.
 *
 * @param isDone whether it is done
 * @param isInterrupted whether the wait was ended by an interrupt, which is kept
 * @param value its result, null if it has none
 * @param failure how it failed or was cancelled; null if it did not
 */
record FutureEnd<T extends @Nullable Object>(
    boolean isDone, boolean isInterrupted, @Nullable T value, @Nullable Throwable failure) {

  /** Waits for a future, no longer than this. */
  static <T extends @Nullable Object> FutureEnd<T> await(Future<T> future, Duration time) {
    try {
      return new FutureEnd<>(true, false, future.get(nanos(time), TimeUnit.NANOSECONDS), null);
    } catch (TimeoutException notDone) {
      return new FutureEnd<>(false, false, null, null);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      return new FutureEnd<>(true, false, null, cause == null ? failed : cause);
    } catch (CancellationException cancelled) {
      return new FutureEnd<>(true, false, null, cancelled);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new FutureEnd<>(false, true, null, null);
    }
  }

  @SuppressWarnings("NullAway") // null is a result as good as any other if its type says so
  T result() {
    return value;
  }

  private static long nanos(Duration time) {
    try {
      return Math.max(0, time.toNanos());
    } catch (ArithmeticException forEver) {
      return Long.MAX_VALUE;
    }
  }
}
