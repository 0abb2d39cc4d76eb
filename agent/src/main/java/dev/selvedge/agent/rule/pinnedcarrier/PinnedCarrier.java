package dev.selvedge.agent.rule.pinnedcarrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.CarrierHold.Kind;
import dev.selvedge.agent.event.CarrierHold.Pin;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.CarrierRule;
import dev.selvedge.agent.rule.HoldSite;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import org.jspecify.annotations.Nullable;

/** Fires when a virtual thread waits while it cannot leave its carrier. */
public final class PinnedCarrier implements CarrierRule {

  private final Thresholds thresholds;

  public PinnedCarrier(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(CarrierHold hold) {
    Pin pin = hold.pin();
    if (pin == null || hold.lastedNanos() <= thresholds.pinnedNanos()) {
      return null;
    }
    HoldSite site = HoldSite.of(hold.frames());
    if (site == null || site.isLoading()) {
      return null;
    }
    if (hold.kind() == Kind.CLASS_INITIALISER && pin.className() != null) {
      return isOfTheJdk(pin.className())
          ? null
          : Texts.waitsForInitialiser(this, hold, site, pin.className());
    }
    return Texts.pinned(this, hold, site, PinningFrame.of(site, pin));
  }

  /** What the JDK initialises once takes its time once. */
  private static boolean isOfTheJdk(String className) {
    return className.startsWith("java.")
        || className.startsWith("jdk.")
        || className.startsWith("sun.");
  }
}
