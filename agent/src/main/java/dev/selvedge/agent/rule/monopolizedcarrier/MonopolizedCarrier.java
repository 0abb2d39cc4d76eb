package dev.selvedge.agent.rule.monopolizedcarrier;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.CarrierHold.Kind;
import dev.selvedge.agent.event.CarrierHold.Sample;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.CarrierRule;
import dev.selvedge.agent.rule.HoldSite;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Fires when a virtual thread computes for long without ever letting others run. */
public final class MonopolizedCarrier implements CarrierRule {

  /** Methods that are remembered; with more they are forgotten and learnt again. */
  private static final int REMEMBERED = 10_000;

  private final Thresholds thresholds;
  private final Map<String, StackTraceElement> places = new ConcurrentHashMap<>();

  public MonopolizedCarrier(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(CarrierHold hold) {
    if (hold.kind() != Kind.COMPUTING) {
      return null;
    }
    long computed = 0;
    HoldSite latest = null;
    for (Sample sample : hold.samples()) {
      HoldSite site = HoldSite.of(sample.frames());
      if (site != null && !site.isLoading()) {
        computed += sample.cpuNanos();
        latest = site;
      }
    }
    return latest == null || computed <= thresholds.carrierNanos()
        ? null
        : Texts.candidate(this, hold, latest, place(latest.frame().element()), computed);
  }

  /** A computation is at another line at each look: the first one stands for its method. */
  private StackTraceElement place(StackTraceElement line) {
    if (places.size() >= REMEMBERED) {
      places.clear();
    }
    StackTraceElement first =
        places.putIfAbsent(line.getClassName() + "." + line.getMethodName(), line);
    return first == null ? line : first;
  }
}
