package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import dev.selvedge.Recording;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording whose tasks were interrupted by nobody, or by somebody else. */
final class ShouldBeCancelledBy extends BasicErrorMessageFactory {

  private ShouldBeCancelledBy(Recording actual, String who, String found) {
    super(
        "%nExpecting the %s%nto be cancelled by %s but %s",
        unquotedString(actual.name()), who, unquotedString(found));
  }

  static ErrorMessageFactory shouldBeCancelledBy(
      Recording actual, String who, List<Cancellation> others) {
    return new ShouldBeCancelledBy(
        actual,
        who,
        others.isEmpty()
            ? "nobody has interrupted any of its tasks"
            : "these were interrupted by others:\n" + CancellationLines.of(others));
  }
}
