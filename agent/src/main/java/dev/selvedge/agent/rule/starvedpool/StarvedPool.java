package dev.selvedge.agent.rule.starvedpool;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.Starvation;
import dev.selvedge.agent.event.Starvation.Worker;
import dev.selvedge.agent.rule.CallSite;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.StarvationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fires when every thread of an executor waits for work that is queued behind it in the same
 * executor: nothing in it can ever move again.
 */
public final class StarvedPool implements StarvationRule {

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(Starvation starvation) {
    List<Worker> latestFirst = new ArrayList<>(starvation.workers());
    latestFirst.sort(Comparator.comparingLong(Worker::nanos).reversed());
    Worker told = null;
    for (Worker worker : latestFirst) {
      CallSite site = CallSite.of(worker.frames());
      if (site != null && (told == null || isOfUser(site))) {
        told = worker;
        if (isOfUser(site)) {
          break;
        }
      }
    }
    CallSite site = told == null ? null : CallSite.of(told.frames());
    if (told == null || site == null) {
      return null;
    }
    Candidate candidate = Texts.candidate(this, starvation, latestFirst, told, site);
    return candidate.about(subjects(starvation));
  }

  /** Its executor, if that has a number, and what it runs and is to run. */
  private static Subject[] subjects(Starvation starvation) {
    List<Subject> subjects = new ArrayList<>();
    if (starvation.number() != 0) {
      subjects.add(Subject.executor(starvation.number()));
    }
    for (Worker worker : starvation.workers()) {
      Lineage lineage = worker.lineage();
      if (lineage != null && !lineage.tasks().isEmpty()) {
        subjects.add(Subject.task(lineage.tasks().get(0).id()));
      }
    }
    starvation.tasks().forEach(task -> subjects.add(Subject.task(task)));
    return subjects.toArray(Subject[]::new);
  }

  private static boolean isOfUser(CallSite site) {
    return site.frame().owner() == Owner.USER;
  }
}
