package dev.selvedge.assertj;

import dev.selvedge.Finding;
import dev.selvedge.Recording;
import java.util.Collection;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording that has findings of other rules than the expected ones. */
final class ShouldHaveOnlyFindings extends BasicErrorMessageFactory {

  private ShouldHaveOnlyFindings(
      Recording actual, Collection<String> expected, List<Finding> others) {
    super(
        "%nExpecting the %s%nto have only findings of the rules:%n  %s%nbut also found:%n%s",
        unquotedString(actual.name()), expected, unquotedString(FindingLines.of(others)));
  }

  static ErrorMessageFactory shouldHaveOnlyFindings(
      Recording actual, Collection<String> expected, List<Finding> others) {
    return new ShouldHaveOnlyFindings(actual, expected, others);
  }
}
