package dev.selvedge.assertj;

import dev.selvedge.Recording;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of the assertions on recordings and futures. It goes together with AssertJ's own:
 *
 * <pre>{@code
 * import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
 * import static dev.selvedge.assertj.SelvedgeAssertions.assertThatFuture;
 * import static org.assertj.core.api.Assertions.assertThat;
 * }</pre>
 */
public final class SelvedgeAssertions {

  private SelvedgeAssertions() {}

  /**
   * Begins assertions on a recording.
   *
   * @param actual the recording; {@code null} makes every assertion fail
   * @return the assertions, to be used by one thread
   */
  public static RecordingAssert assertThat(@Nullable Recording actual) {
    return new RecordingAssert(actual);
  }

  /**
   * Begins assertions on a recording, as {@link #assertThat(Recording)} does, in the words of
   * AssertJ's {@code BDDAssertions}.
   *
   * @param actual the recording; {@code null} makes every assertion fail
   * @return the assertions, to be used by one thread
   */
  public static RecordingAssert then(@Nullable Recording actual) {
    return assertThat(actual);
  }

  /**
   * Begins assertions on a future, which wait for it and say why if it is not done in time.
   *
   * <pre>{@code
   * assertThatFuture(checkout.quote(order)).completesWithin(Duration.ofSeconds(5)).isEqualTo(12);
   * }</pre>
   *
   * <p>AssertJ's {@code assertThat(future)} knows only the future itself.
   *
   * @param actual the future; {@code null} makes every assertion fail
   * @param <T> the type of the result
   * @return the assertions, to be used by one thread
   */
  public static <T extends @Nullable Object> FutureAssert<T> assertThatFuture(
      @Nullable Future<T> actual) {
    return new FutureAssert<>(actual);
  }

  /**
   * Begins assertions on a future, as {@link #assertThatFuture(Future)} does.
   *
   * @param actual the future; {@code null} makes every assertion fail
   * @param <T> the type of the result
   * @return the assertions, to be used by one thread
   */
  public static <T extends @Nullable Object> FutureAssert<T> assertThatFuture(
      @Nullable CompletableFuture<T> actual) {
    return new FutureAssert<>(actual);
  }

  /**
   * Begins assertions on a stage, as {@link #assertThatFuture(Future)} does, by the future that it
   * {@linkplain CompletionStage#toCompletableFuture() says}.
   *
   * @param actual the stage; {@code null} makes every assertion fail
   * @param <T> the type of the result
   * @return the assertions, to be used by one thread
   */
  public static <T extends @Nullable Object> FutureAssert<T> assertThatFuture(
      @Nullable CompletionStage<T> actual) {
    return new FutureAssert<>(actual == null ? null : actual.toCompletableFuture());
  }
}
