package dev.selvedge.agent.rule.ignoredcancellation;

import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.CallLine;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.GivenUpTexts;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The words of {@link IgnoredCancellation}. */
final class Texts {

  private Texts() {}

  static Candidate candidate(Rule rule, GivenUpWork work, CallLine site, @Nullable CallLine made) {
    return GivenUpTexts.candidate(
        rule,
        work,
        site,
        work.stack().isEmpty() ? work.origin() : work.stack(),
        made,
        message(work, made),
        "Let the work look at Thread.interrupted() in its loops and end by it, and wait by calls"
            + " that can be interrupted: lockInterruptibly and get for lock and join, channels for"
            + " streams; or close what it waits for.");
  }

  private static String message(GivenUpWork work, @Nullable CallLine made) {
    CallLine closing = CallLine.of(work.closing());
    String waits =
        closing == null
            ? ""
            : ", and the end of its "
                + (work.kind() == TaskKind.SUBTASK ? "scope" : "executor")
                + " at "
                + Places.of(closing.line())
                + " waits for it";
    return GivenUpTexts.name(work, made)
        + " was cancelled "
        + by(work)
        + ", and takes no notice: "
        + GivenUpTexts.since(work)
        + waits;
  }

  private static String by(GivenUpWork work) {
    CallLine by = CallLine.of(work.call());
    if (by != null) {
      return "by " + by.words();
    }
    // A subtask that ends may cancel the others, which is nobody's call.
    return work.kind() == TaskKind.SUBTASK
        ? "with its scope"
        : "by " + Places.thread(work.caller());
  }
}
