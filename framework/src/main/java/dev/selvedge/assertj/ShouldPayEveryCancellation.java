package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import dev.selvedge.Recording;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording of which a task has swallowed an interrupt. */
final class ShouldPayEveryCancellation extends BasicErrorMessageFactory {

  private ShouldPayEveryCancellation(Recording actual, List<Cancellation> unpaid) {
    super(
        "%nExpecting the %s%nto answer every cancellation but these were swallowed:%n%s%nFix: Let"
            + " the exception leave the task, or end the task; where neither is possible, set the"
            + " flag again by Thread.currentThread().interrupt().",
        unquotedString(actual.name()), unquotedString(CancellationLines.of(unpaid)));
  }

  static ErrorMessageFactory shouldPayEveryCancellation(
      Recording actual, List<Cancellation> unpaid) {
    return new ShouldPayEveryCancellation(actual, unpaid);
  }
}
