package dev.selvedge.agent.rule.leakedpermit;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LostPermits;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;

/** The words of {@link LeakedPermit}. */
final class Texts {

  private static final String FIX =
      "Release in a finally block that begins right after the permit was acquired, or where work"
          + " goes on elsewhere, in what runs however that ends, as whenComplete does.";

  private Texts() {}

  static Candidate candidate(Rule rule, LostPermits permits, Frame api, Frame taker, Frame maker) {
    StackTraceElement site = taker.element();
    return new Candidate(
        rule,
        api.publicName(),
        message(permits, site, maker.element()),
        FIX,
        site,
        permits.taken().stream().map(Frame::element).toList(),
        "",
        permits.nanos(),
        Certainty.atOnce(),
        maker.element(),
        permits.lineage());
  }

  private static String message(
      LostPermits permits, StackTraceElement site, StackTraceElement maker) {
    return (permits.lost() == 1 ? "a permit" : permits.lost() + " permits")
        + " acquired at "
        + Places.of(site)
        + (permits.lost() == 1 ? " was" : " were")
        + " not given back, and all that used the semaphore made at "
        + Places.of(maker)
        + " has ended: it began with "
        + permits.permits()
        + " and has "
        + permits.available()
        + " left";
  }
}
