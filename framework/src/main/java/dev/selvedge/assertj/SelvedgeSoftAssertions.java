package dev.selvedge.assertj;

import dev.selvedge.Recording;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ's soft assertions with those on recordings and futures: all that fail are told of
 * together.
 *
 * <pre>{@code
 * SelvedgeSoftAssertions softly = new SelvedgeSoftAssertions();
 * softly.assertThat(recording).hasNoFindings();
 * softly.assertThat(recording).leftNoTasks();
 * softly.assertThat(recording.name()).contains("PricesTest");
 * softly.assertAll();
 * }</pre>
 *
 * <p>On the module path AssertJ cannot make soft assertions that others have written; such tests
 * need the class path, in Maven by {@code useModulePath} set to {@code false}.
 */
@SuppressWarnings("exports") // whoever uses AssertJ requires it
public class SelvedgeSoftAssertions extends SoftAssertions {

  /** Makes ones of which none has failed. */
  public SelvedgeSoftAssertions() {}

  /**
   * Begins soft assertions on a recording.
   *
   * @param actual the recording; {@code null} makes every assertion fail
   * @return the assertions
   */
  public RecordingAssert assertThat(@Nullable Recording actual) {
    requireClassPath();
    RecordingAssert begun = proxy(RecordingAssert.class, Recording.class, actual);
    begun.soft = this;
    return begun;
  }

  /**
   * Begins soft assertions on a future.
   *
   * @param actual the future; {@code null} makes every assertion fail
   * @param <T> the type of the result
   * @return the assertions
   */
  @SuppressWarnings("unchecked")
  public <T extends @Nullable Object> FutureAssert<T> assertThatFuture(@Nullable Future<T> actual) {
    requireClassPath();
    FutureAssert<T> begun = proxy(FutureAssert.class, Future.class, actual);
    begun.soft = this;
    return begun;
  }

  private static void requireClassPath() {
    if (RecordingAssert.class.getModule().isNamed()) {
      throw new IllegalStateException(
          "AssertJ cannot make soft assertions of a named module such as dev.selvedge.framework:"
              + " run these tests on the class path, in Maven with"
              + " <useModulePath>false</useModulePath>");
    }
  }
}
