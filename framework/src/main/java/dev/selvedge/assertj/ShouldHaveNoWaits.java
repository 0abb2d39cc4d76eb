package dev.selvedge.assertj;

import dev.selvedge.Recording;
import dev.selvedge.WaitTime;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording in which threads have waited that should not, or for too long. */
final class ShouldHaveNoWaits extends BasicErrorMessageFactory {

  private ShouldHaveNoWaits(Recording actual, String expectation, List<WaitTime> found) {
    super(
        "%nExpecting the %s%n%s but found:%n%s",
        unquotedString(actual.name()),
        unquotedString(expectation),
        unquotedString(Lines.of(found)));
  }

  static ErrorMessageFactory shouldHaveNoWaits(
      Recording actual, String expectation, List<WaitTime> found) {
    return new ShouldHaveNoWaits(actual, expectation, found);
  }
}
