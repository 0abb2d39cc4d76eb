package dev.selvedge.samples.timeout;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.TimeoutException;

/**
 * Gives work a time limit, and really ends it: the work has stopped when the caller goes on. Limits
 * may be nested, and the shortest holds.
 */
public final class TimeBound {

  private TimeBound() {}

  /**
   * Calls it on a virtual thread of its own, at most as long as this.
   *
   * @return what it returns
   * @throws TimeoutException if it takes longer; it is interrupted then, and waited for
   * @throws ExecutionException if it fails, with the reason as its cause
   * @throws InterruptedException if the caller is interrupted; the work is then, too
   */
  public static <T> T call(Duration limit, Callable<? extends T> work)
      throws TimeoutException, ExecutionException, InterruptedException {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.<T>awaitAllSuccessfulOrThrow(), config -> config.withTimeout(limit))) {
      Subtask<T> result = scope.fork(work);
      scope.join();
      return result.get();
    } catch (FailedException e) {
      throw new ExecutionException(e.getCause());
    } catch (StructuredTaskScope.TimeoutException e) {
      throw (TimeoutException) new TimeoutException("not done within " + limit).initCause(e);
    }
  }
}
