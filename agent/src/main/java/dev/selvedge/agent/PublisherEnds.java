package dev.selvedge.agent;

import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.UnstartedRule;
import dev.selvedge.agent.sensor.task.Publishers;
import dev.selvedge.agent.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Judges the publishers that nobody has subscribed to, when a window is over. */
final class PublisherEnds {

  private final Verdict verdict;
  private final List<UnstartedRule> rules = new ArrayList<>();

  /**
   * @param rules those that are on
   */
  PublisherEnds(Verdict verdict, List<Rule> rules) {
    this.verdict = verdict;
    for (Rule rule : rules) {
      if (rule instanceof UnstartedRule unstarted) {
        this.rules.add(unstarted);
      }
    }
  }

  /** A window is over. */
  void closed(String id) {
    Publishers.of(id).forEach(this::judge);
  }

  /** Some time has passed: to what is gone by now nobody will subscribe. */
  void passed() {
    Publishers.gone().forEach(this::judge);
  }

  /** The JVM ends. */
  void ended() {
    Publishers.atEndOfJvm().forEach(this::judge);
  }

  private void judge(UnstartedWork work) {
    for (UnstartedRule rule : rules) {
      Candidate candidate = rule.judge(work);
      if (candidate != null) {
        verdict.propose(candidate, work.origin());
      }
    }
  }
}
