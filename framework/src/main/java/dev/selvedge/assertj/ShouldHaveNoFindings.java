package dev.selvedge.assertj;

import dev.selvedge.Recording;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording that was expected to have no findings, and has some. */
final class ShouldHaveNoFindings extends BasicErrorMessageFactory {

  private ShouldHaveNoFindings(Recording actual) {
    super(
        "%nExpecting the %s%nto have no findings but found:%n%s",
        unquotedString(actual.name()), unquotedString(FindingLines.of(actual.findings())));
  }

  static ErrorMessageFactory shouldHaveNoFindings(Recording actual) {
    return new ShouldHaveNoFindings(actual);
  }
}
