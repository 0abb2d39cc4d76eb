package dev.selvedge.agent.rule.blockedeventloop;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate.Certainty;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the wait of a hand-written loop for its next work from a wait that blocks one. A loop's own
 * wait stands in the body of its thread and is made again and again, or never returns; a wait there
 * that is made once and is over counts when the thread ends.
 */
final class OwnWaits {

  /**
   * Places that are remembered; more than that many hand-written loops are forgotten and learnt
   * again.
   */
  private static final int REMEMBERED = 10_000;

  private static final List<String> WAITS =
      List.of(
          "java.util.concurrent.BlockingQueue",
          "java.util.concurrent.locks.Condition",
          "java.util.concurrent.locks.LockSupport");

  private final Map<String, Certainty> first = new ConcurrentHashMap<>();

  /** Whether a loop could wait for its next work by this call; nobody waits so for a latch. */
  static boolean maybe(WaitKind kind, Frame api) {
    return kind == WaitKind.PARK
        && (api.className().equals("java.lang.Object") || WAITS.stream().anyMatch(api::isA));
  }

  /**
   * Judges a wait in the body of a thread.
   *
   * @param leastNanos how long it must last to be a wait at all
   */
  @Nullable Certainty judge(BlockingCall call, CallSite site, long leastNanos) {
    if (first.size() >= REMEMBERED) {
      first.clear();
    }
    String place = call.thread() + " " + site.frame().element();
    Certainty mine = Certainty.once(call.loop().ended(), leastNanos);
    Certainty before = first.putIfAbsent(place, mine);
    if (before == null) {
      return mine;
    }
    before.withdraw();
    return null;
  }
}
