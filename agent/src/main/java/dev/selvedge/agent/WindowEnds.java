package dev.selvedge.agent;

import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.LostPermits;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.FailedTaskRule;
import dev.selvedge.agent.rule.PermitRule;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.UnstartedRule;
import dev.selvedge.agent.sensor.task.LeakedPermits;
import dev.selvedge.agent.sensor.task.PeriodicTasks;
import dev.selvedge.agent.sensor.task.UnstartedThreads;
import dev.selvedge.agent.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges what was not begun, what will not be run again, and what was not given back, when a window
 * is over.
 */
final class WindowEnds {

  /** More that are alike need not be counted one by one. */
  private static final int MOST_COUNTED = 10_000;

  private final Verdict verdict;
  private final List<UnstartedRule> ofUnstarted = new ArrayList<>();
  private final List<FailedTaskRule> ofFailed = new ArrayList<>();
  private final List<PermitRule> ofPermits = new ArrayList<>();

  /**
   * @param rules those that are on
   */
  WindowEnds(Verdict verdict, List<Rule> rules) {
    this.verdict = verdict;
    for (Rule rule : rules) {
      if (rule instanceof UnstartedRule unstarted) {
        ofUnstarted.add(unstarted);
      }
      if (rule instanceof FailedTaskRule failed) {
        ofFailed.add(failed);
      }
      if (rule instanceof PermitRule permits) {
        ofPermits.add(permits);
      }
    }
  }

  /** A window is over. */
  void closed(String id) {
    UnstartedThreads.of(id).forEach(this::judge);
    PeriodicTasks.of(id).forEach(this::judge);
    LeakedPermits.of(id).forEach(this::judge);
  }

  /** Some time has passed: what is gone by now will not be begun. */
  void passed() {
    UnstartedThreads.gone().forEach(this::judge);
    PeriodicTasks.gone().forEach(this::judge);
    LeakedPermits.overdue().forEach(this::judge);
  }

  /** The JVM ends. */
  void ended() {
    UnstartedThreads.atEndOfJvm().forEach(this::judge);
    PeriodicTasks.atEndOfJvm().forEach(this::judge);
    LeakedPermits.atEndOfJvm().forEach(this::judge);
  }

  private void judge(UnstartedWork work) {
    for (UnstartedRule rule : ofUnstarted) {
      propose(rule.judge(work), work.origin());
    }
  }

  private void judge(FailedTask task) {
    List<Frame> frames = new ArrayList<>(task.stack());
    frames.addAll(task.origin());
    for (FailedTaskRule rule : ofFailed) {
      propose(rule.judge(task), frames);
    }
  }

  private void judge(LostPermits permits) {
    List<Frame> frames = new ArrayList<>(permits.taken());
    frames.addAll(permits.origin());
    for (PermitRule rule : ofPermits) {
      Candidate candidate = rule.judge(permits);
      for (int i = Math.min(permits.lost(), MOST_COUNTED); i > 0; i--) {
        propose(candidate, frames);
      }
    }
  }

  private void propose(@Nullable Candidate candidate, List<Frame> frames) {
    if (candidate != null) {
      verdict.propose(candidate, frames);
    }
  }
}
