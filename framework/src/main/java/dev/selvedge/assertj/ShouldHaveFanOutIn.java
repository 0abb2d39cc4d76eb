package dev.selvedge.assertj;

import dev.selvedge.FanOut;
import dev.selvedge.Recording;
import java.util.stream.Collectors;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording in which a method was expected to make tasks, and has made none. */
final class ShouldHaveFanOutIn extends BasicErrorMessageFactory {

  private ShouldHaveFanOutIn(Recording actual, String method) {
    super(
        "%nExpecting the %s%nto have a line in a method %s that makes two tasks or more, to look at"
            + " its peak, but there are only:%n%s",
        unquotedString(actual.name()), method, unquotedString(lines(actual)));
  }

  static ErrorMessageFactory shouldHaveFanOutIn(Recording actual, String method) {
    return new ShouldHaveFanOutIn(actual, method);
  }

  private static String lines(Recording actual) {
    return actual.fanOuts().isEmpty()
        ? "  none"
        : actual.fanOuts().stream()
            .map(FanOut::toString)
            .map(line -> "  " + line)
            .collect(Collectors.joining("\n"));
  }
}
