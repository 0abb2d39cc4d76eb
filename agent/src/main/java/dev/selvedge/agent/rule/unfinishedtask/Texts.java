package dev.selvedge.agent.rule.unfinishedtask;

import dev.selvedge.agent.event.Ancestor;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.event.LiveTask;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of {@link UnfinishedTask}. */
final class Texts {

  private Texts() {}

  static Candidate candidate(Rule rule, LiveTask task, Subject subject) {
    List<Frame> stack = task.stack().isEmpty() ? task.origin() : task.stack();
    List<Candidate.Subject> subjects = new ArrayList<>();
    subjects.add(Candidate.Subject.task(task.id()));
    if (task.executor() != 0) {
      subjects.add(Candidate.Subject.executor(task.executor()));
    }
    return new Candidate(
            rule,
            subject.api(),
            message(task, subject),
            fix(task.kind()),
            subject.line(),
            stack.stream().map(Frame::element).toList(),
            task.thread() == null ? "" : task.thread(),
            task.nanos(),
            Certainty.atOnce(),
            subject.made() ? subject.line() : null,
            task.lineage())
        .explaining(subjects);
  }

  private static String message(LiveTask task, Subject subject) {
    return who(task, subject)
        + switch (task.state()) {
          case QUEUED -> " was never begun: it is still queued after its " + window(task);
          case SCHEDULED ->
              " is still scheduled after its "
                  + window(task)
                  + (task.periodic() ? ": it would run again and again" : ": it would run later");
          case RUNNING ->
              " is still running"
                  + (Subject.isThread(task.kind()) ? "" : named(task, " on "))
                  + " after its "
                  + window(task)
                  + present(task)
                  + (task.periodic() ? ", and would run again and again" : "");
        };
  }

  private static String who(LiveTask task, Subject subject) {
    return task.kind().words()
        + (Subject.isThread(task.kind()) ? named(task, " ") : "")
        + (subject.made() ? " " + made(task.kind()) + " at " : " of ")
        + Places.of(subject.line());
  }

  /** The name of the thread, if it has one. */
  private static String named(LiveTask task, String before) {
    return task.thread() == null || task.thread().isBlank()
        ? ""
        : before + "'" + task.thread() + "'";
  }

  private static String made(TaskKind kind) {
    return switch (kind) {
      case THREAD, VIRTUAL_THREAD -> "started";
      case SUBTASK, FORK_JOIN_TASK -> "forked";
      case TIMER_TASK -> "scheduled";
      case POOL_TASK, LOOP_TASK -> "submitted";
      case SCHEDULED_TASK, STAGE, SUBSCRIPTION, TEST, CLASS, RECORD, JVM -> "made";
    };
  }

  /** What the body of its window is, which is the oldest of its ancestors. */
  private static String window(LiveTask task) {
    List<Ancestor> ancestors = task.lineage().tasks();
    TaskKind oldest = ancestors.isEmpty() ? null : ancestors.get(ancestors.size() - 1).kind();
    if (oldest == TaskKind.TEST) {
      return "test";
    }
    return oldest == TaskKind.CLASS
        ? "test class"
        : oldest == TaskKind.RECORD ? "recording" : "window";
  }

  private static String present(LiveTask task) {
    Frame frame = presentFrame(task.stack());
    String place = frame == null ? "" : " at " + Places.of(frame.element());
    if (task.waitsFor() != null) {
      return ": it " + WaitWords.of(task.waitsFor()) + place;
    }
    return place.isEmpty() ? "" : ": it is" + place;
  }

  /** The user's innermost frame, else a library's. */
  private static @Nullable Frame presentFrame(List<Frame> stack) {
    Frame library = null;
    for (Frame frame : stack) {
      if (frame.owner() == Owner.USER) {
        return frame;
      }
      library = library == null && frame.owner() == Owner.LIBRARY ? frame : library;
    }
    return library;
  }

  private static String fix(TaskKind kind) {
    return switch (kind) {
      case THREAD ->
          "Whoever starts the thread must end it: let it stop when it is interrupted, and interrupt"
              + " and join it.";
      case VIRTUAL_THREAD ->
          "Fork it in a scope or an executor that is closed by try-with-resources, which waits for"
              + " it, or interrupt and join it.";
      case SUBTASK ->
          "Join the scope and close it by try-with-resources, and let the subtask end when it is"
              + " interrupted.";
      case POOL_TASK ->
          "Wait for the task's future or cancel it, or shut the executor down and await its"
              + " termination (close() does both).";
      case SCHEDULED_TASK ->
          "Cancel the ScheduledFuture, or shut the executor down and await its termination, where"
              + " its owner ends.";
      case FORK_JOIN_TASK ->
          "Join the task, or shut the pool down and await its termination, where its owner ends.";
      case STAGE ->
          "Join the future or return it to the caller, and let what it waits for have a time-out.";
      case TIMER_TASK -> "Cancel the TimerTask, or the whole Timer, where its owner ends.";
      case LOOP_TASK ->
          "Wait for the task, or cancel it (cancelTimer, ScheduledFuture.cancel), where its owner"
              + " ends.";
      case SUBSCRIPTION -> "Dispose of the subscription where its owner ends.";
      case TEST, CLASS, RECORD, JVM -> "";
    };
  }
}
