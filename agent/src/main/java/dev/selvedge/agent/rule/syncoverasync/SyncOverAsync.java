package dev.selvedge.agent.rule.syncoverasync;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.FutureWait;
import dev.selvedge.agent.rule.CallPath;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.FutureWaitRule;
import dev.selvedge.agent.rule.RunningTask;
import dev.selvedge.agent.rule.RunningTask.Kind;
import dev.selvedge.agent.rule.Severity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a callback of a stage, or a task of a pool, waits on a platform thread for a future
 * that is not done.
 */
public final class SyncOverAsync implements FutureWaitRule {

  /** Places that are remembered; with more they are forgotten and made again. */
  private static final int REMEMBERED = 10_000;

  private final Map<Place, Candidate> places = new ConcurrentHashMap<>();

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(FutureWait wait) {
    CallSite site = CallSite.of(wait.frames());
    if (site == null || site.frame().owner() != Owner.USER || !FutureApi.isCalled(site)) {
      return null;
    }
    RunningTask task = RunningTask.of(wait.frames());
    if (task == null || !task.isOfUser() || task.managed() || isExcused(wait, task)) {
      return null;
    }
    return candidate(wait, site, task.kind());
  }

  /**
   * Fork-join finds other work for who joins a task inside of a task. And what an event loop that
   * is an executor runs is told of as such.
   */
  private static boolean isExcused(FutureWait wait, RunningTask task) {
    return (wait.forkJoin() && task.kind() == Kind.FORK_JOIN_TASK)
        || (wait.onLoop() && task.kind() != Kind.STAGE);
  }

  /** What is said of a wait is made once for its place. */
  private Candidate candidate(FutureWait wait, CallSite site, Kind kind) {
    Frame api = FutureApi.of(site);
    Place place =
        new Place(
            kind,
            wait.thread(),
            site.frame().element(),
            api.methodName(),
            CallPath.of(wait.frames()));
    Candidate first = places.get(place);
    if (first != null) {
      return first.again(wait.nanos(), Texts.CERTAINTY.get(), wait.lineage());
    }
    if (places.size() >= REMEMBERED) {
      places.clear();
    }
    Candidate made = Texts.candidate(this, wait, site, api, kind);
    places.put(place, made);
    return made;
  }

  /** Where a wait was, by which thread and by which way, inside of what, and by which call. */
  private record Place(Kind kind, String thread, StackTraceElement site, String api, int path) {}
}
