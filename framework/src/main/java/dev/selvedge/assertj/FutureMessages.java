package dev.selvedge.assertj;

import dev.selvedge.internal.Agent;
import dev.selvedge.internal.Agents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;
import org.assertj.core.util.Throwables;

/** The messages of futures that did not end as expected. */
final class FutureMessages extends BasicErrorMessageFactory {

  private FutureMessages(Object actual, String expectation, Duration time, String found) {
    super(
        "%nExpecting%n  %s%n%s within %s but %s",
        actual, unquotedString(expectation), unquotedString(Times.of(time)), unquotedString(found));
  }

  /** That of a future that is not done. */
  static ErrorMessageFactory shouldBeDone(Future<?> actual, Duration time, FutureEnd<?> end) {
    return new FutureMessages(
        actual,
        "to be done",
        time,
        (end.isInterrupted()
                ? "the thread that waited was interrupted, and it was not done then."
                : "it was not.")
            + "\n"
            + why(actual));
  }

  /** That of a future that has failed or was cancelled. */
  static ErrorMessageFactory shouldComplete(Future<?> actual, Duration time, Throwable failure) {
    return failure instanceof CancellationException
        ? new FutureMessages(actual, "to complete", time, "it was cancelled.")
        : failed(actual, "to complete", time, failure);
  }

  /** That of a future that has come to a good end. */
  static ErrorMessageFactory shouldFail(Future<?> actual, Duration time, FutureEnd<?> end) {
    return new FutureMessages(
        actual, "to fail", time, "it completed with the result: " + end.value());
  }

  /** That of a future that has ended otherwise. */
  static ErrorMessageFactory shouldBeCancelled(Future<?> actual, Duration time, FutureEnd<?> end) {
    Throwable failure = end.failure();
    return failure == null
        ? new FutureMessages(
            actual, "to be cancelled", time, "it completed with the result: " + end.value())
        : failed(actual, "to be cancelled", time, failure);
  }

  /** AssertJ shows of a future that failed the stack, which follows here anyway. */
  private static FutureMessages failed(
      Future<?> actual, String expectation, Duration time, Throwable failure) {
    return new FutureMessages(
        unquotedString(actual.getClass().getSimpleName() + "[Failed]"),
        expectation,
        time,
        "it failed with:\n" + Throwables.getStackTrace(failure).stripTrailing());
  }

  private static String why(Future<?> actual) {
    Agent agent = Agents.present();
    if (agent == null) {
      return "The Selvedge agent, which is not in this JVM, would say who should complete it.";
    }
    try {
      List<String> lines = agent.explain(actual);
      return lines.isEmpty()
          ? "Nothing is known of who should complete it."
          : "Why:\n" + lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    } catch (RuntimeException unknown) {
      return "Who should complete it could not be found out: " + unknown;
    }
  }
}
