package dev.selvedge.agent.rule.monopolizedcarrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.HoldSite;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;

/** The words of {@link MonopolizedCarrier}. */
final class Texts {

  private static final String FIX =
      "Move the computation to a bounded pool of platform threads, as many as there are processors:"
          + " a virtual thread that computes lets no other run.";

  private Texts() {}

  static Candidate candidate(
      Rule rule, CarrierHold hold, HoldSite latest, StackTraceElement place, long computedNanos) {
    String message =
        "'%s' has computed for %s of processor time without letting another virtual thread run on"
                .formatted(hold.thread(), Places.millis(computedNanos))
            + " its carrier, at "
            + Places.of(place);
    return new Candidate(
        rule,
        place.getClassName() + "." + place.getMethodName(),
        message,
        FIX,
        place,
        latest.stack(),
        hold.thread(),
        hold.nanos(),
        Certainty.atOnce(),
        null,
        hold.lineage());
  }
}
