package dev.selvedge.agent.rule.leakedpermit;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.LostPermits;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.PermitRule;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fires when a semaphore has fewer permits than it began with, and nobody is left to release. */
public final class LeakedPermit implements PermitRule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(LostPermits permits) {
    Frame taker = user(permits.taken());
    Frame maker = user(permits.origin());
    if (taker == null || maker == null || permits.lost() <= 0) {
      return null;
    }
    return Texts.candidate(this, permits, permits.taken().get(0), taker, maker);
  }

  private static @Nullable Frame user(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.owner() == Owner.USER) {
        return frame;
      }
    }
    return null;
  }
}
