package dev.selvedge.agent.rule.sloweventloopcallback;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.LongCallback;
import dev.selvedge.agent.rule.CallbackRule;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Fires when one callback computes for long on an event loop. */
public final class SlowEventLoopCallback implements CallbackRule {

  private final Thresholds thresholds;

  public SlowEventLoopCallback(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(LongCallback callback) {
    Samples.Common common = Samples.common(callback.samples());
    Frame site = innermostOfUser(common.frames());
    if (site == null
        || Samples.manyAreExcused(callback.samples())
        || Samples.areMany(common.frames())) {
      return null;
    }
    StackTraceElement place = site.element();
    String method = site.publicName();
    return new Candidate(
        this,
        method,
        "%s computes for more than %d ms on the %s '%s', at %s"
            .formatted(
                Places.simple(method),
                TimeUnit.NANOSECONDS.toMillis(thresholds.loopNanos()),
                callback.loop().kind(),
                callback.thread(),
                Places.of(place)),
        "Move the computation to a bounded pool of platform threads, and come back to the loop with"
            + " the result.",
        place,
        common.sample().stream().map(Frame::element).toList(),
        callback.thread(),
        callback.nanos(),
        Certainty.atOnce(),
        null,
        callback.lineage());
  }

  private static @Nullable Frame innermostOfUser(List<Frame> frames) {
    for (Frame frame : frames) {
      if (frame.owner() == Owner.USER) {
        return frame;
      }
    }
    return null;
  }
}
