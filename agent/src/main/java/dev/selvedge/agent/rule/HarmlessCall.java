package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of blocking call that is nobody's fault.
 *
 * @param reason why
 * @param kinds the waits that are excused
 * @param where the part of the stack that is looked at
 * @param frame what a frame there looks like
 */
record HarmlessCall(
    String reason,
    Set<WaitKind> kinds,
    Function<CallSite, List<Frame>> where,
    Predicate<Frame> frame) {

  static final Set<WaitKind> ANY = EnumSet.allOf(WaitKind.class);

  /** The whole stack. */
  static HarmlessCall anywhere(String reason, Set<WaitKind> kinds, Predicate<Frame> frame) {
    return new HarmlessCall(reason, kinds, CallSite::frames, frame);
  }

  /** The site, and what lies inside of the call that it made. */
  static HarmlessCall inside(String reason, Set<WaitKind> kinds, Predicate<Frame> frame) {
    return new HarmlessCall(reason, kinds, CallSite::inside, frame);
  }

  /** The innermost frames, as far as none of them is the user's. */
  static HarmlessCall below(String reason, Set<WaitKind> kinds, Predicate<Frame> frame) {
    return new HarmlessCall(reason, kinds, CallSite::belowUser, frame);
  }

  /** The innermost frames, as far as they are the JDK's. */
  static HarmlessCall innermost(String reason, Set<WaitKind> kinds, Predicate<Frame> frame) {
    return new HarmlessCall(reason, kinds, CallSite::innermostJdk, frame);
  }

  /** The frame that called into the JDK. */
  static HarmlessCall caller(String reason, Set<WaitKind> kinds, Predicate<Frame> frame) {
    return new HarmlessCall(reason, kinds, site -> List.of(site.caller()), frame);
  }

  boolean covers(BlockingCall call, CallSite site) {
    // What is excused where it waits for a lock is so where it waits for a monitor.
    WaitKind kind = call.kind() == WaitKind.MONITOR ? WaitKind.LOCK : call.kind();
    if (!kinds.contains(kind)) {
      return false;
    }
    for (Frame each : where.apply(site)) {
      if (frame.test(each)) {
        return true;
      }
    }
    return false;
  }
}
