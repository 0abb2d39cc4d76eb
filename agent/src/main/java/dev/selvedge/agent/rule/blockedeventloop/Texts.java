package dev.selvedge.agent.rule.blockedeventloop;

import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.Map;

/** The words of {@link BlockedEventLoop}. */
final class Texts {

  private static final String WORKER =
      "or run it on a worker or a virtual thread and come back to the loop with the result";

  private static final Map<WaitKind, String> WAITS_FOR =
      Map.of(
          WaitKind.SLEEP, "sleeps",
          WaitKind.PARK, "waits for another thread",
          WaitKind.LOCK, "waits for a lock that another thread holds",
          WaitKind.FUTURE, "waits for a future that is not done",
          WaitKind.JOIN, "waits for a thread or process to end",
          WaitKind.FILE, "does file I/O",
          WaitKind.SOCKET, "waits for the network",
          WaitKind.SELECT, "waits on a selector",
          WaitKind.DNS, "asks the name service",
          WaitKind.PROCESS, "starts a process");

  /** What is said of a method that is declared to block. */
  private static final String DECLARED = "is declared as blocking, and called";

  private static final Map<WaitKind, String> FIXES =
      Map.of(
          WaitKind.SLEEP, "Use a timer of the event loop instead of sleeping, " + WORKER + ".",
          WaitKind.PARK, "Go on in a callback when the other thread is done, " + WORKER + ".",
          WaitKind.LOCK, "Let no code hold this lock for long, " + WORKER + ".",
          WaitKind.FUTURE,
              "Compose the future (thenApply, thenCompose, whenComplete) instead of waiting for it,"
                  + " "
                  + WORKER
                  + ".",
          WaitKind.JOIN, "Go on in a callback when it ends (Process.onExit), " + WORKER + ".",
          WaitKind.FILE, "Use the asynchronous file API of the event loop, " + WORKER + ".",
          WaitKind.SOCKET, "Use a non-blocking client or driver, " + WORKER + ".",
          WaitKind.SELECT, "Leave selecting to the loop itself, " + WORKER + ".",
          WaitKind.DNS, "Use an asynchronous resolver, " + WORKER + ".",
          WaitKind.PROCESS, "Start processes elsewhere: run it on a worker or a virtual thread.");

  private Texts() {}

  static Candidate candidate(Rule rule, BlockingCall call, CallSite site, Certainty certainty) {
    StackTraceElement place = site.frame().element();
    String api = site.api().publicName();
    String message =
        "%s blocks the %s '%s': it %s at %s"
            .formatted(
                Places.simple(api),
                call.loop().kind(),
                call.thread(),
                WAITS_FOR.getOrDefault(call.kind(), DECLARED),
                Places.of(place));
    return new Candidate(
        rule,
        api,
        message,
        FIXES.getOrDefault(call.kind(), "Leave it to a non-blocking alternative, " + WORKER + "."),
        place,
        call.frames().stream().map(Frame::element).toList(),
        call.thread(),
        call.nanos(),
        certainty,
        null,
        call.lineage());
  }
}
