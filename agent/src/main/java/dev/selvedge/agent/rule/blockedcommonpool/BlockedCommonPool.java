package dev.selvedge.agent.rule.blockedcommonpool;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.EventLoop.Role;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.BlockingRule;
import dev.selvedge.agent.rule.CallPath;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.HarmlessCalls;
import dev.selvedge.agent.rule.RunningTask;
import dev.selvedge.agent.rule.Severity;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Fires when user code sleeps, or does I/O, on a worker of the common pool. */
public final class BlockedCommonPool implements BlockingRule {

  /** Places that are remembered; with more they are forgotten and made again. */
  private static final int REMEMBERED = 10_000;

  private static final Set<WaitKind> KINDS =
      EnumSet.of(
          WaitKind.SLEEP,
          WaitKind.FILE,
          WaitKind.SOCKET,
          WaitKind.SELECT,
          WaitKind.DNS,
          WaitKind.PROCESS);

  private final Map<Place, Candidate> places = new ConcurrentHashMap<>();

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(BlockingCall call) {
    if (call.loop().role() != Role.COMMON_POOL) {
      return null;
    }
    CallSite site = CallSite.of(call);
    if (site == null || site.frame().owner() != Owner.USER || !isIo(call, site)) {
      return null;
    }
    RunningTask task = RunningTask.of(call.frames());
    if (task == null || !task.isOfUser() || task.managed() || HarmlessCalls.cover(call, site)) {
      return null;
    }
    return candidate(call, site);
  }

  /** The HTTP client of the JDK leaves its I/O to threads of its own, and waits for a future. */
  private static boolean isIo(BlockingCall call, CallSite site) {
    return KINDS.contains(call.kind())
        || (call.kind() == WaitKind.FUTURE && Texts.isHttpCall(site.api()));
  }

  private Candidate candidate(BlockingCall call, CallSite site) {
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
      return first.again(call.nanos(), Certainty.atOnce(), call.lineage());
    }
    if (places.size() >= REMEMBERED) {
      places.clear();
    }
    Candidate made = Texts.candidate(this, call, site);
    places.put(place, made);
    return made;
  }

  /** Where a call was made, by which thread and by which way, and what it waited for. */
  private record Place(
      WaitKind kind, String thread, StackTraceElement site, String api, int path) {}
}
