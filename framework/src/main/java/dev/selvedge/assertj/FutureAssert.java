package dev.selvedge.assertj;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link Future} that wait for it, for a limited time, and say why if it is not
 * done by then: which task should have completed it, where that stands and what it waits for.
 *
 * <p>To say so takes the Selvedge agent; without it the assertions work as well, and say what can
 * be known of the future itself. If the waiting thread is interrupted the assertion fails, and the
 * thread stays interrupted.
 *
 * @param <T> the type of the result
 */
@SuppressWarnings("exports") // whoever uses AssertJ requires it
public class FutureAssert<T extends @Nullable Object>
    extends AbstractAssert<FutureAssert<T>, Future<T>> {

  private static final String RESULT = "result of the future";
  private static final String FAILURE = "failure of the future";

  /** What collects the failures of all that follows; null where the first one is thrown. */
  @Nullable SoftAssertions soft;

  /**
   * Begins assertions on a future; for soft assertions, others call {@link
   * SelvedgeAssertions#assertThatFuture(Future)}.
   *
   * @param actual the future; {@code null} makes every assertion fail
   */
  @SuppressWarnings("NullAway") // AssertJ takes null, and every assertion begins with isNotNull()
  public FutureAssert(@Nullable Future<T> actual) {
    super(actual, FutureAssert.class);
  }

  /**
   * Verifies that the future comes to a good end within a time, and goes on with its result.
   *
   * <pre>{@code
   * // passes
   * assertThatFuture(pool.submit(() -> 12)).completesWithin(Duration.ofSeconds(1)).isEqualTo(12);
   *
   * // fails, and says why
   * assertThatFuture(new CompletableFuture<>()).completesWithin(Duration.ofSeconds(1));
   * }</pre>
   *
   * @param time how long to wait at most
   * @return assertions on the result
   */
  public ObjectAssert<T> completesWithin(Duration time) {
    SoftAssertions collecting = soft;
    if (collecting == null) {
      return new ObjectAssert<>(result(time)).as(RESULT);
    }
    try {
      return collecting.assertThatObject(result(time)).as(RESULT);
    } catch (AssertionError failed) {
      collecting.collectAssertionError(failed);
      return unheard();
    }
  }

  /**
   * Verifies that the future comes to a good end within a time, and goes on with its result as
   * something that AssertJ has more to say of.
   *
   * <pre>{@code
   * // passes
   * assertThatFuture(names)
   *     .completesWithin(Duration.ofSeconds(1), InstanceOfAssertFactories.LIST)
   *     .contains("tea");
   *
   * // fails: the result is no list
   * assertThatFuture(pool.submit(() -> 12))
   *     .completesWithin(Duration.ofSeconds(1), InstanceOfAssertFactories.LIST);
   * }</pre>
   *
   * @param time how long to wait at most
   * @param factory what makes the assertions on the result
   * @param <A> the type of these assertions
   * @return assertions on the result
   */
  public final <A extends AbstractAssert<?, ?>> A completesWithin(
      Duration time, InstanceOfAssertFactory<?, A> factory) {
    SoftAssertions collecting = soft;
    int before = failures(collecting);
    ObjectAssert<T> result = completesWithin(time);
    if (collecting != null && failures(collecting) > before) {
      collecting.assertAll(); // there is nothing of the kind to go on with
    }
    return result.asInstanceOf(factory);
  }

  private static int failures(@Nullable SoftAssertions collecting) {
    return collecting == null ? 0 : collecting.assertionErrorsCollected().size();
  }

  /**
   * Verifies that the future fails within a time, or is cancelled, and goes on with the exception:
   * what its work has thrown, or a {@link CancellationException}.
   *
   * <pre>{@code
   * // passes
   * assertThatFuture(pool.submit(() -> Integer.parseInt("tea")))
   *     .failsWithin(Duration.ofSeconds(1))
   *     .isInstanceOf(NumberFormatException.class);
   *
   * // fails
   * assertThatFuture(pool.submit(() -> 12)).failsWithin(Duration.ofSeconds(1));
   * }</pre>
   *
   * @param time how long to wait at most
   * @return assertions on the exception
   */
  public AbstractThrowableAssert<?, ? extends Throwable> failsWithin(Duration time) {
    SoftAssertions collecting = soft;
    if (collecting == null) {
      return Assertions.assertThat(failure(time)).as(FAILURE);
    }
    try {
      return collecting.assertThat(failure(time)).as(FAILURE);
    } catch (AssertionError failed) {
      collecting.collectAssertionError(failed);
      return new SoftAssertions().assertThat(new IllegalStateException());
    }
  }

  /**
   * Verifies that the future is cancelled within a time.
   *
   * <pre>{@code
   * Future<?> poll = poller.start();
   * poller.stop();
   *
   * // passes if stop() cancels what start() has returned
   * assertThatFuture(poll).isCancelledWithin(Duration.ofSeconds(1));
   *
   * // fails
   * assertThatFuture(pool.submit(() -> 12)).isCancelledWithin(Duration.ofSeconds(1));
   * }</pre>
   *
   * @param time how long to wait at most
   * @return this assertion object
   */
  public FutureAssert<T> isCancelledWithin(Duration time) {
    FutureEnd<T> end = await(time);
    if (!(end.failure() instanceof CancellationException)) {
      throw unlike(FutureMessages.shouldBeCancelled(actual, time, end), end.failure());
    }
    return this;
  }

  /**
   * Verifies that the future is done within a time, whether it comes to a good end, fails or is
   * cancelled.
   *
   * <pre>{@code
   * // passes
   * assertThatFuture(pool.submit(() -> Integer.parseInt("tea"))).isDoneWithin(Duration.ofSeconds(1));
   *
   * // fails
   * assertThatFuture(new CompletableFuture<>()).isDoneWithin(Duration.ofSeconds(1));
   * }</pre>
   *
   * @param time how long to wait at most
   * @return this assertion object
   */
  public FutureAssert<T> isDoneWithin(Duration time) {
    await(time);
    return this;
  }

  /** What goes on where there is no result, because the failure was only collected. */
  @SuppressWarnings({"unchecked", "NullAway"}) // whatever they say, nobody hears it
  private static <T extends @Nullable Object> ObjectAssert<T> unheard() {
    return (ObjectAssert<T>) new SoftAssertions().assertThatObject((Object) null);
  }

  private Throwable failure(Duration time) {
    FutureEnd<T> end = await(time);
    Throwable failure = end.failure();
    if (failure == null) {
      throw unlike(FutureMessages.shouldFail(actual, time, end), null);
    }
    return failure;
  }

  private T result(Duration time) {
    FutureEnd<T> end = await(time);
    Throwable failure = end.failure();
    if (failure != null) {
      throw unlike(FutureMessages.shouldComplete(actual, time, failure), failure);
    }
    return end.result();
  }

  private FutureEnd<T> await(Duration time) {
    isNotNull();
    FutureEnd<T> end = FutureEnd.await(actual, time);
    if (!end.isDone()) {
      throw unlike(FutureMessages.shouldBeDone(actual, time, end), null);
    }
    return end;
  }

  private AssertionError unlike(ErrorMessageFactory message, @Nullable Throwable cause) {
    AssertionError error = assertionError(message);
    if (cause != null && error.getCause() == null) {
      error.initCause(cause);
    }
    return error;
  }
}
