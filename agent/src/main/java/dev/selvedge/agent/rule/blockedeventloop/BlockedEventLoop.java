package dev.selvedge.agent.rule.blockedeventloop;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.EventLoop.Role;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.BlockingRule;
import dev.selvedge.agent.rule.CallPath;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.HarmlessCalls;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  /** Places that are remembered; with more they are forgotten and made again. */
  private static final int REMEMBERED = 10_000;

  private final Thresholds thresholds;
  private final Map<Place, Candidate> places = new ConcurrentHashMap<>();
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
    if (call.loop().role() != Role.EVENT_LOOP) {
      return null;
    }
    CallSite site = CallSite.of(call);
    if (site == null || HarmlessCalls.cover(call, site)) {
      return null;
    }
    Certainty certainty = certainty(call, site);
    return certainty == null ? null : candidate(call, site, certainty);
  }

  /** What is said of a call is made once for its place; a loop may make the call very often. */
  private Candidate candidate(BlockingCall call, CallSite site, Certainty certainty) {
    Frame api = site.api();
    Place place =
        new Place(
            call.kind(),
            call.thread(),
            site.frame().element(),
            api.className() + "." + api.methodName(),
            CallPath.of(call.frames()));
    Candidate first = places.get(place);
    if (first != null) {
      return first.again(call.nanos(), certainty, call.lineage());
    }
    if (places.size() >= REMEMBERED) {
      places.clear();
    }
    Candidate made = Texts.candidate(this, call, site, certainty);
    places.put(place, made);
    return made;
  }

  private @Nullable Certainty certainty(BlockingCall call, CallSite site) {
    if (call.kind() == WaitKind.LOCK || call.kind() == WaitKind.MONITOR) {
      return Certainty.after(thresholds.lockNanos());
    }
    if (call.kind() == WaitKind.SELECT && site.isBaseOf(call.loop())) {
      return null;
    }
    if (call.kind() == WaitKind.SELECT && site.isOnBareThread()) {
      // A loop of several classes; what it calls and what selects by mistake does so once.
      return ownWaits.judge(call, site, 0);
    }
    long least = call.kind() == WaitKind.PARK && isBarePark(site.api()) ? parked(call) : 0;
    if (OwnWaits.maybe(call.kind(), site.api()) && site.isBaseOf(call.loop())) {
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

  /** Where a call was made, by which thread and by which way, and what it waited for. */
  private record Place(
      WaitKind kind, String thread, StackTraceElement site, String api, int path) {}
}
