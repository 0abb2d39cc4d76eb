package dev.selvedge.agent.rule.neverstarted;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.Lineage;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.UnstartedRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fires when user code has described work that nobody has begun. */
public final class NeverStarted implements UnstartedRule {

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public @Nullable Candidate judge(UnstartedWork work) {
    if (work.keeper() || isMadeOnceForAll(work)) {
      return null;
    }
    int maker = maker(work.origin());
    return maker < 0
        ? null
        : Texts.candidate(
            this, work, work.origin().get(Math.max(0, maker - 1)), work.origin().get(maker));
  }

  /**
   * The user's frame that made it: the innermost one that is not the JDK's; -1 if that one is not
   * the user's. The first frame is what was called, also where it is a library's.
   */
  private static int maker(List<Frame> origin) {
    for (int i = 0; i < origin.size(); i++) {
      Owner owner = origin.get(i).owner();
      if (owner == Owner.USER) {
        return i;
      }
      if (owner == Owner.LIBRARY && i > 0) {
        return -1;
      }
    }
    return -1;
  }

  /** Whichever test is the first to use a class runs its initialiser; that is not its doing. */
  private static boolean isMadeOnceForAll(UnstartedWork work) {
    return !work.lineage().window().equals(Lineage.JVM)
        && work.origin().stream().anyMatch(frame -> frame.methodName().equals("<clinit>"));
  }
}
