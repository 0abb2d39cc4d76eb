package dev.selvedge.agent.rule.blockedeventloop;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.BlockingRule;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import org.jspecify.annotations.Nullable;

/** Fires when a call that really blocks is made on an event-loop thread. */
public final class BlockedEventLoop implements BlockingRule {

  /**
   * A bare park may find its permit at hand and return at once, which takes its time where other
   * threads want the processor. One that lasts as long as it was asked to has found none, and one
   * that lasts this long neither.
   */
  private static final long PARKED_NANOS = 2_000_000;

  /** A park for less than this is a loop's way of spinning. */
  private static final long SPIN_NANOS = 1_000_000;

  private final Thresholds thresholds;
  private final OwnWaits ownWaits = new OwnWaits();

  public BlockedEventLoop(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(BlockingCall call) {
    CallSite site = CallSite.of(call.frames());
    if (site == null || HarmlessCalls.cover(call, site)) {
      return null;
    }
    Certainty certainty = certainty(call, site);
    return certainty == null ? null : Texts.candidate(this, call, site, certainty);
  }

  private @Nullable Certainty certainty(BlockingCall call, CallSite site) {
    if (call.kind() == WaitKind.LOCK) {
      return Certainty.after(thresholds.lockNanos());
    }
    long least = call.kind() == WaitKind.PARK && isBarePark(site.api()) ? parked(call) : 0;
    if (site.isBaseOfThread() && OwnWaits.maybe(call.kind(), site.api())) {
      return ownWaits.judge(call, site, least);
    }
    return Certainty.after(least);
  }

  private static long parked(BlockingCall call) {
    return Math.min(PARKED_NANOS, Math.max(SPIN_NANOS, call.spanNanos()));
  }

  private static boolean isBarePark(Frame api) {
    return api.className().equals("java.util.concurrent.locks.LockSupport");
  }
}
