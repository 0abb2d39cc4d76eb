package dev.selvedge.agent;

import dev.selvedge.agent.event.LooseFuture;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.FutureRule;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.UnstartedRule;
import dev.selvedge.agent.sensor.task.Publishers;
import dev.selvedge.agent.sensor.task.ReactorErrors;
import dev.selvedge.agent.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the publishers that nobody has subscribed to, and the errors that nobody was given, when a
 * window is over.
 */
final class PublisherEnds {

  /** More that are alike need not be counted one by one. */
  private static final int MOST_COUNTED = 1_000;

  private final Verdict verdict;
  private final List<UnstartedRule> rules = new ArrayList<>();
  private final List<FutureRule> errorRules = new ArrayList<>();

  /**
   * @param rules those that are on
   */
  PublisherEnds(Verdict verdict, List<Rule> rules) {
    this.verdict = verdict;
    for (Rule rule : rules) {
      if (rule instanceof UnstartedRule unstarted) {
        this.rules.add(unstarted);
      }
      if (rule instanceof FutureRule ofFailures) {
        errorRules.add(ofFailures);
      }
    }
  }

  /** A window is over. */
  void closed(String id) {
    Publishers.of(id).forEach(this::judge);
    ReactorErrors.of(id).forEach(this::judge);
  }

  /** Some time has passed: to what is gone by now nobody will subscribe. */
  void passed() {
    Publishers.gone().forEach(this::judge);
    ReactorErrors.soFar().forEach(this::judge);
  }

  /** The JVM ends. */
  void ended() {
    Publishers.atEndOfJvm().forEach(this::judge);
    ReactorErrors.atEndOfJvm().forEach(this::judge);
  }

  private void judge(LooseFuture failed) {
    for (FutureRule rule : errorRules) {
      Candidate candidate = rule.judge(failed);
      for (long i = 0; candidate != null && i < failed.count() && i < MOST_COUNTED; i++) {
        verdict.propose(candidate, failed.origin());
      }
    }
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
