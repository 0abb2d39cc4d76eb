package dev.selvedge.agent;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.GrownQueue;
import dev.selvedge.agent.event.ThreadCrowd;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.CrowdRule;
import dev.selvedge.agent.rule.QueueRule;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.sensor.task.Crowds;
import dev.selvedge.agent.sensor.task.Queues;
import dev.selvedge.agent.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges queues and numbers of threads that have grown, when a window is over. */
final class GrowthEnds {

  private final Verdict verdict;
  private final List<QueueRule> ofQueues = new ArrayList<>();
  private final List<CrowdRule> ofCrowds = new ArrayList<>();

  /** The queues of the JVM that have grown, as the journal has them. */
  private final QueueLines queuesOfJvm = new QueueLines();

  /**
   * @param rules those that are on
   */
  GrowthEnds(Verdict verdict, List<Rule> rules) {
    this.verdict = verdict;
    for (Rule rule : rules) {
      if (rule instanceof QueueRule ofQueue) {
        ofQueues.add(ofQueue);
      }
      if (rule instanceof CrowdRule ofCrowd) {
        ofCrowds.add(ofCrowd);
      }
    }
  }

  /** A window is over; the answer is what its line says of queues. */
  List<Map<String, Object>> closed(String id) {
    QueueLines queues = new QueueLines();
    for (GrownQueue each : Queues.of(id)) {
      queues.add(each);
      judge(each);
    }
    Crowds.of(id).forEach(this::judge);
    return queues.lines();
  }

  /** What there is to say so far of the queues of a window that is open. */
  static List<Map<String, Object>> soFar(String id) {
    QueueLines queues = new QueueLines();
    Queues.soFar(id).forEach(queues::add);
    return queues.lines();
  }

  /** Some time has passed: what grows no more in the JVM is judged. */
  void passed() {
    Queues.passed().forEach(this::judgeOfJvm);
    Crowds.passed().forEach(this::judge);
  }

  /** The JVM ends. */
  void ended() {
    Queues.atEndOfJvm().forEach(this::judgeOfJvm);
    Crowds.atEndOfJvm().forEach(this::judge);
  }

  /** What the last line says of queues. */
  List<Map<String, Object>> queuesOfJvm() {
    return queuesOfJvm.lines();
  }

  private void judgeOfJvm(GrownQueue queue) {
    queuesOfJvm.add(queue);
    judge(queue);
  }

  private void judge(GrownQueue queue) {
    List<Frame> frames = new ArrayList<>(queue.grown());
    frames.addAll(queue.made());
    for (QueueRule rule : ofQueues) {
      propose(rule.judge(queue), frames);
    }
  }

  private void judge(ThreadCrowd crowd) {
    List<Frame> frames = new ArrayList<>(crowd.started());
    frames.addAll(crowd.origin());
    for (CrowdRule rule : ofCrowds) {
      propose(rule.judge(crowd), frames);
    }
  }

  private void propose(@Nullable Candidate candidate, List<Frame> frames) {
    if (candidate != null) {
      verdict.propose(candidate, frames);
    }
  }
}
