package dev.selvedge.agent.rule.unboundedfanout;

import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of {@link UnboundedFanOut}. */
final class Texts {

  private static final String FIX =
      "Bound it: take a permit of a Semaphore for each, give the work to a pool of fixed size, or"
          + " use Gatherers.mapConcurrent (24 and later); where so many are meant, say so with"
          + " @FanOutLimit or fanout.limit.";

  private static final String FIX_OF_SUBSCRIPTIONS =
      "Bound it: give flatMap a smaller concurrency, flatMap(f, 16), or use concatMap; where so"
          + " many are meant, say so with @FanOutLimit or fanout.limit.";

  private Texts() {}

  static Candidate candidate(Rule rule, FanOutPeak fanOut, Frame line, int limit) {
    StackTraceElement site = line.element();
    List<Subject> subjects = new ArrayList<>();
    subjects.add(Subject.fanOut(fanOut.owner(), site));
    if (fanOut.kind() == TaskKind.THREAD
        || fanOut.kind() == TaskKind.POOL_TASK
        || fanOut.kind() == TaskKind.STAGE) {
      subjects.add(Subject.threadsOf(fanOut.owner()));
    }
    return new Candidate(
            rule,
            api(fanOut),
            message(fanOut, site, limit),
            fanOut.kind() == TaskKind.SUBSCRIPTION ? FIX_OF_SUBSCRIPTIONS : FIX,
            site,
            fanOut.origin().stream().map(Frame::element).toList(),
            "",
            began(fanOut),
            Certainty.atOnce(),
            fanOut.ownerLine(),
            fanOut.lineage())
        .explaining(subjects)
        .with(fanOut.series());
  }

  private static String api(FanOutPeak fanOut) {
    return fanOut.origin().get(0).publicName();
  }

  /** Whether the members are calls that answer a future, as those of an HTTP client. */
  private static boolean isCall(FanOutPeak fanOut) {
    return fanOut.kind() == TaskKind.STAGE
        && !fanOut.origin().get(0).className().startsWith("java.util.concurrent.");
  }

  private static long began(FanOutPeak fanOut) {
    return fanOut.series() == null || fanOut.series().points().isEmpty()
        ? System.nanoTime()
        : fanOut.series().points().get(0).get(0);
  }

  private static String message(FanOutPeak fanOut, StackTraceElement site, int limit) {
    StringBuilder message = new StringBuilder();
    message
        .append(number(fanOut.peak()))
        .append(' ')
        .append(isCall(fanOut) ? "calls" : fanOut.kind().words() + "s made")
        .append(" at ")
        .append(Places.of(site))
        .append(
            fanOut.gated()
                ? " held a permit at once"
                : isCall(fanOut) ? " were under way at once" : " ran at once")
        .append(", more than the limit of ")
        .append(number(limit))
        .append(": ")
        .append(bound(fanOut))
        .append(" (")
        .append(number(fanOut.created()))
        .append(" made by one task");
    if (fanOut.peakWaiting() > 0) {
      message
          .append(", at most ")
          .append(number(fanOut.peakWaiting()))
          .append(" waiting for a permit at once");
    }
    return message.append(')').toString();
  }

  private static String bound(FanOutPeak fanOut) {
    if (fanOut.kind() == TaskKind.SUBSCRIPTION) {
      return "the concurrency that it was given does not bound them to that";
    }
    return fanOut.gated() ? "their permits do not bound them to that" : "nothing bounds them";
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
