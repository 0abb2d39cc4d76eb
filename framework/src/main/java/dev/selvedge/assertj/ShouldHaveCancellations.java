package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import dev.selvedge.Recording;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording of which not as many tasks were interrupted as expected. */
final class ShouldHaveCancellations extends BasicErrorMessageFactory {

  private ShouldHaveCancellations(Recording actual, int expected, List<Cancellation> found) {
    super(
        "%nExpecting the %s%nto have %s cancellations but there were %s:%n%s",
        unquotedString(actual.name()),
        expected,
        found.size(),
        unquotedString(CancellationLines.of(found)));
  }

  static ErrorMessageFactory shouldHaveCancellations(
      Recording actual, int expected, List<Cancellation> found) {
    return new ShouldHaveCancellations(actual, expected, found);
  }
}
