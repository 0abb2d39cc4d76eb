package dev.selvedge.agent.rule.growingfanout;

import dev.selvedge.agent.event.ScaledFanOut;
import dev.selvedge.agent.event.ScaledFanOut.Run;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.ScalingRule;
import dev.selvedge.agent.rule.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fires when as many tasks of one line are at work at a time as there can be, however many inputs
 * there are: when nothing bounds them, or only what is made from the input.
 *
 * <p>That a peak is larger with more inputs is not enough. It is so with every bound that lies
 * between the sizes, and a peak that is too small because the machine was busy would look like
 * growth next to one that is not. So what is asked of each run is whether anything was seen to
 * bound it, and whether what was possible has grown as the input did.
 */
public final class GrowingFanOut implements ScalingRule {

  /** So many hundredths of a number are the number, where somebody may have come too late. */
  private static final long NEARLY = 92;

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public @Nullable Candidate judge(ScaledFanOut fanOut) {
    List<Run> runs = fanOut.runs();
    for (int i = 0; i < runs.size(); i++) {
      if (isBounded(runs.get(i)) || (i > 0 && !isGrown(runs.get(i - 1), runs.get(i)))) {
        return null;
      }
    }
    return runs.size() < 2 ? null : Texts.candidate(this, fanOut);
  }

  /** Whether fewer tasks were at work than there could be. */
  private static boolean isBounded(Run run) {
    return !isNearly(run.peak(), run.possible());
  }

  private static boolean isGrown(Run fewer, Run more) {
    if (fewer.created() == 0) {
      // A few inputs are dealt with in another way; what is left to ask is whether there is a task
      // for each of the many.
      return more.bound() == 0 && isNearly(more.peak(), more.size());
    }
    boolean hasSameBound = fewer.bound() > 0 && fewer.bound() >= more.bound() && more.bound() > 0;
    return !hasSameBound
        && isNearly(more.possible() * fewer.size(), fewer.possible() * more.size())
        && isNearly(more.peak() * fewer.size(), fewer.peak() * more.size());
  }

  private static boolean isNearly(long number, long other) {
    return number * 100 >= other * NEARLY;
  }
}
