package dev.selvedge.assertj;

import dev.selvedge.Recording;
import dev.selvedge.TaskCount;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording of which some tasks have failed, were cancelled or go on. */
final class ShouldHaveOnlySucceededTasks extends BasicErrorMessageFactory {

  private ShouldHaveOnlySucceededTasks(Recording actual, List<TaskCount> others) {
    super(
        "%nExpecting the %s%nto have only tasks that succeeded but there were others:%n%s",
        unquotedString(actual.name()), unquotedString(Lines.of(others)));
  }

  static ErrorMessageFactory shouldHaveOnlySucceededTasks(
      Recording actual, List<TaskCount> others) {
    return new ShouldHaveOnlySucceededTasks(actual, others);
  }
}
