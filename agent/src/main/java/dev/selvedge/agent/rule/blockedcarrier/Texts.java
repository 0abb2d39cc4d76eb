package dev.selvedge.agent.rule.blockedcarrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.HoldSite;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;

/** The words of {@link BlockedCarrier}. */
final class Texts {

  private static final String FIX =
      "Run the call on a platform thread and wait for its result: the JDK cannot unmount a virtual"
          + " thread that native code keeps waiting.";

  private Texts() {}

  static Candidate candidate(Rule rule, CarrierHold hold, HoldSite site) {
    Frame called = site.api();
    String api = called == null ? "native code" : called.publicName();
    String message =
        "%s has held the carrier of '%s' for %s with %s of processor time, at %s"
            .formatted(
                Places.simple(api),
                hold.thread(),
                Places.millis(hold.lastedNanos()),
                Places.millis(hold.cpuNanos()),
                Places.of(site.frame().element()));
    return new Candidate(
        rule,
        api,
        message,
        FIX,
        site.frame().element(),
        site.stack(),
        hold.thread(),
        hold.nanos(),
        Certainty.atOnce(),
        null,
        hold.lineage());
  }
}
