package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.GivenUpWork;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What messages have in common about work that was given up and went on. */
public final class GivenUpTexts {

  private GivenUpTexts() {}

  /** What is proposed about such work. */
  public static Candidate candidate(
      Rule rule,
      GivenUpWork work,
      CallLine site,
      List<Frame> stack,
      @Nullable CallLine made,
      String message,
      String fix) {
    List<Subject> subjects = new ArrayList<>();
    for (long task : work.tasks()) {
      subjects.add(Subject.task(task));
    }
    if (work.executor() != 0) {
      subjects.add(Subject.executor(work.executor()));
    }
    return new Candidate(
            rule,
            site.api(),
            message,
            fix,
            site.line(),
            stack.stream().map(Frame::element).toList(),
            work.thread(),
            work.nanos(),
            Certainty.atOnce(),
            made == null ? null : made.line(),
            work.lineage())
        .explaining(subjects);
  }

  /** The work with the line that made it, where that is known. */
  public static String name(GivenUpWork work, @Nullable CallLine made) {
    TaskKind kind = work.kind();
    return kind.words() + (made == null ? on(work) : verb(kind) + Places.of(made.line()));
  }

  private static String on(GivenUpWork work) {
    return work.thread().isBlank() ? "" : " on '" + work.thread() + "'";
  }

  private static String verb(TaskKind kind) {
    return switch (kind) {
      case SUBTASK, FORK_JOIN_TASK -> " forked at ";
      case POOL_TASK, LOOP_TASK -> " submitted at ";
      default -> " made at ";
    };
  }

  /** What it does, or has done, since it was given up. */
  public static String since(GivenUpWork work) {
    return switch (work.state()) {
      case QUEUED -> "it was not even begun " + Places.millis(work.lastedNanos()) + " later";
      case PENDING -> "it was not done " + Places.millis(work.lastedNanos()) + " later";
      case ENDED -> "it went on for another " + Places.millis(work.lastedNanos()) + " or more";
      case RUNNING ->
          "it was still running " + Places.millis(work.lastedNanos()) + " later" + place(work);
    };
  }

  private static String place(GivenUpWork work) {
    CallLine now = CallLine.of(work.stack());
    return now == null ? "" : ", at " + Places.of(now.line());
  }
}
