package dev.selvedge.agent.rule.pinnedcarrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.HoldSite;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Severity;
import org.jspecify.annotations.Nullable;

/** The words of {@link PinnedCarrier}. */
final class Texts {

  private static final String FIX =
      "Do not wait below native code or in a class initialiser: wait before or after it, or run it"
          + " on a platform thread; before JDK 24 use a ReentrantLock instead of synchronized.";

  private static final String FIX_INITIALISER =
      "Keep the initialiser short, or have the class initialised before virtual threads need it.";

  private Texts() {}

  static Candidate pinned(Rule rule, CarrierHold hold, HoldSite site, String by) {
    Frame called = site.api();
    String api = called == null ? "synchronized" : called.publicName();
    String message =
        "%s blocks '%s' while it is pinned to its carrier %s, at %s"
            .formatted(Places.simple(api), hold.thread(), by, Places.of(site.frame().element()));
    return candidate(rule, hold, site, api, message, FIX, null);
  }

  static Candidate waitsForInitialiser(
      Rule rule, CarrierHold hold, HoldSite site, String className) {
    String api = className + ".<clinit>";
    String message =
        "'%s' holds its carrier while it waits for another thread to initialise %s, at %s"
            .formatted(hold.thread(), Places.simple(className), Places.of(site.frame().element()));
    return candidate(rule, hold, site, api, message, FIX_INITIALISER, Severity.WARNING);
  }

  private static Candidate candidate(
      Rule rule,
      CarrierHold hold,
      HoldSite site,
      String api,
      String message,
      String fix,
      @Nullable Severity severity) {
    return new Candidate(
        rule,
        api,
        message,
        fix,
        site.frame().element(),
        site.stack(),
        hold.thread(),
        hold.nanos(),
        Certainty.atOnce(),
        null,
        hold.lineage(),
        severity);
  }
}
