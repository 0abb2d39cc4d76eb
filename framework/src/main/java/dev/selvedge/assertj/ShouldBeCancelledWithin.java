package dev.selvedge.assertj;

import dev.selvedge.Cancellation;
import dev.selvedge.Recording;
import java.time.Duration;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording of which a task was not cancelled, or not in time. */
final class ShouldBeCancelledWithin extends BasicErrorMessageFactory {

  private ShouldBeCancelledWithin(Recording actual, Duration time) {
    super(
        "%nExpecting the %s%nto be cancelled within %s but nobody has interrupted any of its"
            + " tasks.%nFix: Cancel inside of the recorded block, and what was begun there: by"
            + " Future.cancel(true), shutdownNow(), close() of a scope or interrupt();"
            + " CompletableFuture.cancel interrupts nobody.",
        unquotedString(actual.name()), unquotedString(Times.of(time)));
  }

  private ShouldBeCancelledWithin(Recording actual, Duration time, List<Cancellation> late) {
    super(
        "%nExpecting the %s%nto be cancelled within %s but these were not at their end by"
            + " then:%n%s%nFix: Let the interrupt end the task: rethrow the exception, or set the"
            + " flag again and return; and look at the flag where it computes for long.",
        unquotedString(actual.name()),
        unquotedString(Times.of(time)),
        unquotedString(CancellationLines.of(late)));
  }

  static ErrorMessageFactory shouldBeCancelledWithin(
      Recording actual, Duration time, List<Cancellation> late) {
    return late.isEmpty()
        ? new ShouldBeCancelledWithin(actual, time)
        : new ShouldBeCancelledWithin(actual, time, late);
  }
}
