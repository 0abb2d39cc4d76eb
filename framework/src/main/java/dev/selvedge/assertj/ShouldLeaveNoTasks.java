package dev.selvedge.assertj;

import dev.selvedge.Recording;
import java.util.stream.Collectors;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording that was expected to leave no tasks, and has left some. */
final class ShouldLeaveNoTasks extends BasicErrorMessageFactory {

  private ShouldLeaveNoTasks(Recording actual) {
    super(
        "%nExpecting the %s%nto have left no tasks but these were still alive:%n%s",
        unquotedString(actual.name()),
        unquotedString(
            actual.leftTasks().stream()
                .map(task -> "  " + task)
                .collect(Collectors.joining("\n"))));
  }

  static ErrorMessageFactory shouldLeaveNoTasks(Recording actual) {
    return new ShouldLeaveNoTasks(actual);
  }
}
