package dev.selvedge.agent.rule.growingfanout;

import dev.selvedge.agent.event.ScaledFanOut;
import dev.selvedge.agent.event.ScaledFanOut.Run;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The words of {@link GrowingFanOut}. */
final class Texts {

  private Texts() {}

  static Candidate candidate(Rule rule, ScaledFanOut fanOut) {
    return new Candidate(
            rule,
            "fan-out",
            message(fanOut),
            fix(fanOut),
            fanOut.site(),
            List.of(fanOut.site()),
            fanOut.thread(),
            fanOut.nanos(),
            Certainty.atOnce(),
            null,
            fanOut.lineage())
        .explaining(List.of(Subject.fanOut(fanOut.owner(), fanOut.site())))
        .with(fanOut.series());
  }

  private static String message(ScaledFanOut fanOut) {
    return "as many "
        + fanOut.kind()
        + "s made at "
        + Places.of(fanOut.site())
        + " are at work at a time as there are inputs: peak "
        + each(fanOut, Run::peak, " -> ")
        + " when the input grew from "
        + each(fanOut, Run::size, " to ")
        + (isMadeFromInput(fanOut)
            ? "; what should bound them grew too: " + each(fanOut, Run::bound, " -> ")
            : "");
  }

  private static String fix(ScaledFanOut fanOut) {
    return isMadeFromInput(fanOut)
        ? "Give the semaphore or the pool a number of its own, that of what the other side bears,"
            + " and not that of the inputs."
        : "Let each task take a permit of a Semaphore, give them to a fixed pool, or use"
            + " Gatherers.mapConcurrent, with a number that does not depend on the input.";
  }

  private static boolean isMadeFromInput(ScaledFanOut fanOut) {
    return fanOut.runs().stream().allMatch(run -> run.bound() > 0);
  }

  private static String each(ScaledFanOut fanOut, ToLongFunction<Run> number, String between) {
    return fanOut.runs().stream()
        .map(run -> Long.toString(number.applyAsLong(run)))
        .collect(Collectors.joining(between));
  }
}
