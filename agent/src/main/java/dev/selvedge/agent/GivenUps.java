package dev.selvedge.agent;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.GivenUpRule;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.sensor.task.Stragglers;
import dev.selvedge.agent.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Judges work that was given up, once nobody can wait for it any more. */
final class GivenUps {

  private final Verdict verdict;
  private final List<GivenUpRule> rules = new ArrayList<>();

  /**
   * @param rules those that are on
   */
  GivenUps(Verdict verdict, List<Rule> rules) {
    this.verdict = verdict;
    for (Rule rule : rules) {
      if (rule instanceof GivenUpRule ofGivenUp) {
        this.rules.add(ofGivenUp);
      }
    }
  }

  /** A window is about to be closed. */
  void closing(String id) {
    judge(Stragglers.of(id));
  }

  /** Some time has passed. */
  void passed() {
    judge(Stragglers.overdue());
  }

  /** The JVM ends. */
  void ended() {
    judge(Stragglers.atEndOfJvm());
  }

  private void judge(List<GivenUpWork> late) {
    for (GivenUpWork work : late) {
      for (GivenUpRule rule : rules) {
        Candidate candidate = rule.judge(work);
        if (candidate != null) {
          verdict.propose(candidate, frames(work), work.origin());
        }
      }
    }
  }

  /** The frames that may be allowed to do it. */
  static List<Frame> frames(GivenUpWork work) {
    List<Frame> frames = new ArrayList<>(work.stack());
    frames.addAll(work.call());
    frames.addAll(work.origin());
    return frames;
  }
}
