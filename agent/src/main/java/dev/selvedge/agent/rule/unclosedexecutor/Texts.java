package dev.selvedge.agent.rule.unclosedexecutor;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.OpenExecutor;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.List;

/** The words of {@link UnclosedExecutor}. */
final class Texts {

  private static final String FIX =
      "Whoever makes an executor must end it: close it by try-with-resources (19 and later), or"
          + " shut it down in a finally block and await its termination; or share one that lives as"
          + " long as the application.";

  private Texts() {}

  static Candidate candidate(Rule rule, OpenExecutor executor, Frame api, Frame maker) {
    StackTraceElement site = maker.element();
    return new Candidate(
            rule,
            api.publicName(),
            message(executor, api, site),
            FIX,
            site,
            executor.origin().stream().map(Frame::element).toList(),
            "",
            executor.nanos(),
            Certainty.atOnce(),
            site,
            executor.lineage())
        .explaining(List.of(Subject.executor(executor.id())));
  }

  private static String message(OpenExecutor executor, Frame api, StackTraceElement site) {
    return "the executor made at "
        + Places.of(site)
        + " by "
        + Places.simple(api.publicName().replace("new ", "")).replace('$', '.')
        + " was not shut down before the end of "
        + window(executor)
        + ": its threads, and what it would still run, outlive who made it";
  }

  /** What the body of its window is, which is the oldest of its ancestors. */
  private static String window(OpenExecutor executor) {
    List<Ancestor> ancestors = executor.lineage().tasks();
    TaskKind oldest = ancestors.isEmpty() ? null : ancestors.get(ancestors.size() - 1).kind();
    if (oldest == TaskKind.TEST) {
      return "its test";
    }
    if (oldest == TaskKind.CLASS) {
      return "its test class";
    }
    return oldest == TaskKind.RECORD ? "its recording" : "the program";
  }
}
