package dev.selvedge.assertj;

import dev.selvedge.Recording;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording that lacks findings of some rules. */
final class ShouldHaveFindings extends BasicErrorMessageFactory {

  private ShouldHaveFindings(Recording actual, List<String> missing) {
    super(
        "%nExpecting the %s%nto have findings of the rules:%n  %s%nbut its findings are:%n%s",
        unquotedString(actual.name()), missing, unquotedString(FindingLines.of(actual.findings())));
  }

  static ErrorMessageFactory shouldHaveFindings(Recording actual, List<String> missing) {
    return new ShouldHaveFindings(actual, missing);
  }
}
