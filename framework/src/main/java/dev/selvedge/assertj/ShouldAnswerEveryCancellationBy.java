package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import dev.selvedge.Cancellation.Payment;
import dev.selvedge.Recording;
import java.util.List;
import java.util.Set;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording of which a task has answered an interrupt in another way. */
final class ShouldAnswerEveryCancellationBy extends BasicErrorMessageFactory {

  private ShouldAnswerEveryCancellationBy(
      Recording actual, Set<Payment> expected, List<Cancellation> others) {
    super(
        "%nExpecting the %s%nto answer every cancellation by %s but these were answered"
            + " otherwise:%n%s",
        unquotedString(actual.name()),
        unquotedString(KindSets.words(expected)),
        unquotedString(CancellationLines.of(others)));
  }

  static ErrorMessageFactory shouldAnswerEveryCancellationBy(
      Recording actual, Set<Payment> expected, List<Cancellation> others) {
    return new ShouldAnswerEveryCancellationBy(actual, expected, others);
  }
}
