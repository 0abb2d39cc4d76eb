package dev.selvedge.assertj;

import dev.selvedge.FanOut;
import dev.selvedge.Recording;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** The message of a recording in which a line has had too many tasks at work at a time. */
final class ShouldHavePeakFanOutAtMost extends BasicErrorMessageFactory {

  private ShouldHavePeakFanOutAtMost(Recording actual, int most, List<FanOut> larger) {
    super(
        "%nExpecting the %s%nto have at most %s tasks of one line at work at a time but there were"
            + " more:%n%s%nFix: Let each task take a permit of a Semaphore first, or give them to a"
            + " fixed pool or Gatherers.mapConcurrent.",
        unquotedString(actual.name()), most, unquotedString(lines(larger)));
  }

  static ErrorMessageFactory shouldHavePeakFanOutAtMost(
      Recording actual, int most, List<FanOut> larger) {
    return new ShouldHavePeakFanOutAtMost(actual, most, larger);
  }

  private static String lines(List<FanOut> fanOuts) {
    return fanOuts.stream().map(each -> "  " + each).collect(Collectors.joining("\n"));
  }
}
