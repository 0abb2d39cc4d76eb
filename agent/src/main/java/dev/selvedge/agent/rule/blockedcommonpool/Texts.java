package dev.selvedge.agent.rule.blockedcommonpool;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.Map;

/** The words of {@link BlockedCommonPool}. */
final class Texts {

  private static final Map<WaitKind, String> DOES =
      Map.of(
          WaitKind.SLEEP, "sleeps",
          WaitKind.FILE, "does file I/O",
          WaitKind.SOCKET, "waits for the network",
          WaitKind.SELECT, "waits on a selector",
          WaitKind.DNS, "asks the name service",
          WaitKind.PROCESS, "starts a process",
          WaitKind.FUTURE, "waits for an HTTP answer");

  private static final String SLEEP_FIX =
      "Wait without a thread (CompletableFuture.delayedExecutor, a scheduler), or give the work an"
          + " executor of its own.";

  private static final String IO_FIX =
      "Give the work an executor of its own, of virtual threads or with a bound"
          + " (supplyAsync(work, executor)), or use a client that does not block.";

  private Texts() {}

  static boolean isHttpCall(Frame api) {
    return api.methodName().equals("send") && api.isA("java.net.http.HttpClient");
  }

  static Candidate candidate(Rule rule, BlockingCall call, CallSite site) {
    StackTraceElement place = site.frame().element();
    String api = site.api().publicName();
    String message =
        Places.simple(api)
            + " blocks the worker '"
            + call.thread()
            + "' of the common pool, of which the whole JVM has only a few: it "
            + DOES.get(call.kind())
            + " at "
            + Places.of(place);
    return new Candidate(
        rule,
        api,
        message,
        call.kind() == WaitKind.SLEEP ? SLEEP_FIX : IO_FIX,
        place,
        call.frames().stream().map(Frame::element).toList(),
        call.thread(),
        call.nanos(),
        Certainty.atOnce(),
        null,
        call.lineage());
  }
}
