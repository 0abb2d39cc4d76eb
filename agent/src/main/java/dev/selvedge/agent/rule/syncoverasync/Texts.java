package dev.selvedge.agent.rule.syncoverasync;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.FutureWait;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.RunningTask.Kind;
import java.util.Map;
import java.util.function.Supplier;

/** The words of {@link SyncOverAsync}. */
final class Texts {

  /** So long it may turn out that the wait is a part of something worse. */
  private static final long PATIENCE_NANOS = 250_000_000;

  static final Supplier<Certainty> CERTAINTY = () -> Certainty.onceOverOrAfter(PATIENCE_NANOS);

  private static final Map<Kind, String> TASKS =
      Map.of(
          Kind.STAGE, "a callback of a stage",
          Kind.POOL_TASK, "a task of a pool",
          Kind.FORK_JOIN_TASK, "a task of a fork-join pool");

  private static final String FIX =
      "Compose the futures (thenCompose, thenCombine, allOf) and wait at the edge only, or run what"
          + " waits on a virtual thread.";

  private Texts() {}

  static Candidate candidate(Rule rule, FutureWait wait, CallSite site, Frame api, Kind kind) {
    StackTraceElement place = site.frame().element();
    String message =
        Places.simple(api.publicName())
            + " inside of "
            + TASKS.get(kind)
            + " blocks the thread '"
            + wait.thread()
            + "': it waits for a future that is not done at "
            + Places.of(place);
    return new Candidate(
        rule,
        api.publicName(),
        message,
        FIX,
        place,
        wait.frames().stream().map(Frame::element).toList(),
        wait.thread(),
        wait.nanos(),
        CERTAINTY.get(),
        null,
        wait.lineage());
  }
}
