package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.FanOutPeak;
import org.jspecify.annotations.Nullable;

/**
 * A rule over the tasks that one task makes at one place. May be asked from several threads at
 * once, and must neither block nor throw.
 */
public interface FanOutRule extends Rule {

  /**
   * Judges a fan-out of a window that is over; null if it is none of this rule's business.
   *
   * @param limit how many may be at work at once
   */
  @Nullable Candidate judge(FanOutPeak fanOut, int limit);
}
