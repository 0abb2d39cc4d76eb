package dev.selvedge.assertj;

import dev.selvedge.Recording;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording whose tasks are not as many as expected. */
final class ShouldHaveTasks extends BasicErrorMessageFactory {

  private ShouldHaveTasks(Recording actual, int expected, String what, long found) {
    super(
        "%nExpecting the %s%nto have %s %s but there were %s. All its tasks:%n%s",
        unquotedString(actual.name()),
        expected,
        unquotedString(what),
        unquotedString(Long.toString(found)),
        unquotedString(Lines.of(actual.tasks())));
  }

  static ErrorMessageFactory shouldHaveTasks(
      Recording actual, int expected, String what, long found) {
    return new ShouldHaveTasks(actual, expected, what, found);
  }
}
