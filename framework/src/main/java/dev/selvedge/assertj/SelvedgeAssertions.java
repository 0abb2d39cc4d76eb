package dev.selvedge.assertj;

import dev.selvedge.Recording;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of the assertions on recordings. It goes together with AssertJ's own:
 *
 * <pre>{@code
 * import static dev.selvedge.assertj.SelvedgeAssertions.assertThat;
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
}
