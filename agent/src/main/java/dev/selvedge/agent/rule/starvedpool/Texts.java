package dev.selvedge.agent.rule.starvedpool;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Starvation;
import dev.selvedge.agent.event.Starvation.Worker;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Moment;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** The words of {@link StarvedPool}. */
final class Texts {

  /** More threads than this are counted, not named. */
  private static final int NAMED = 8;

  private static final String FIX =
      "Let no task wait for another one of its own executor: compose the futures (thenCompose,"
          + " allOf), or run the inner work on another executor or on virtual threads.";

  private Texts() {}

  static Candidate candidate(
      Rule rule, Starvation starvation, List<Worker> workers, Worker told, CallSite site) {
    return new Candidate(
            rule,
            site.api().publicName(),
            message(starvation, workers),
            FIX,
            site.frame().element(),
            told.frames().stream().map(Frame::element).toList(),
            told.thread(),
            told.nanos(),
            Certainty.atOnce(),
            null,
            told.lineage())
        .explaining(workers.stream().map(each -> new Moment(each.thread(), each.nanos())).toList());
  }

  private static String message(Starvation starvation, List<Worker> workers) {
    String graph = workers.stream().limit(NAMED).map(Texts::wait).collect(Collectors.joining("; "));
    int more = workers.size() - NAMED;
    return "%s waits for work queued behind it: %s%s"
        .formatted(
            who(starvation, workers.size()), graph, more > 0 ? "; and " + more + " more" : "");
  }

  private static String who(Starvation starvation, int threads) {
    String queue = starvation.queued() == 1 ? "1 task" : starvation.queued() + " tasks";
    String of =
        threads == 1
            ? "The only thread of the "
            : "Every one of the " + threads + " threads of the ";
    return of + starvation.executor() + ", with " + queue + " in its queue,";
  }

  private static String wait(Worker worker) {
    CallSite site = CallSite.of(worker.frames());
    String call =
        site == null
            ? ""
            : " in "
                + Places.simple(site.api().publicName())
                + " at "
                + Places.of(site.frame().element());
    return "'" + worker.thread() + "'" + call + " for " + what(worker);
  }

  private static String what(Worker worker) {
    return switch (worker.reason()) {
      case QUEUED -> "a task in the queue";
      case DEPENDENT -> "what depends on a task in the queue";
      case RUNNING -> "what '" + worker.other() + "' runs";
    };
  }
}
