package dev.selvedge.agent.rule.abandonedwork;

import dev.selvedge.agent.event.AbandonedTask;
import dev.selvedge.agent.event.AbandonedTask.Waiter;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of {@link AbandonedWork}. */
final class Texts {

  private Texts() {}

  /**
   * What is proposed.
   *
   * @param call the API and the user's line that called it
   * @param made whether that is the call that made the work
   */
  static Candidate candidate(Rule rule, AbandonedTask task, List<Frame> call, boolean made) {
    StackTraceElement site = call.get(1).element();
    Waiter waiter = task.waiter();
    List<Frame> stack =
        waiter != null ? waiter.stack() : task.origin().isEmpty() ? task.by() : task.origin();
    List<Subject> subjects = new ArrayList<>();
    subjects.add(Subject.task(task.id()));
    if (task.executor() != 0) {
      subjects.add(Subject.executor(task.executor()));
    }
    if (waiter != null && waiter.task() != 0) {
      subjects.add(Subject.task(waiter.task()));
    }
    return new Candidate(
            rule,
            call.get(0).publicName(),
            message(task, made ? site : null),
            fix(task),
            site,
            stack.stream().map(Frame::element).toList(),
            waiter == null ? "" : waiter.thread(),
            task.nanos(),
            Certainty.atOnce(),
            made ? site : null,
            task.lineage())
        .explaining(subjects);
  }

  private static String message(AbandonedTask task, @Nullable StackTraceElement maker) {
    return task.kind().words()
        + (maker == null ? "" : " submitted at " + Places.of(maker))
        + " never ran: "
        + loss(task)
        + waiter(task.waiter());
  }

  private static String loss(AbandonedTask task) {
    String place = place(task.by());
    return switch (task.loss()) {
      case DISCARDED -> "its pool had no room for it, and " + policy(task.policy()) + " dropped it";
      case TOO_LATE -> "its pool was shut down, and " + policy(task.policy()) + " dropped it";
      case SHUT_DOWN -> "shutdownNow" + place + " took it out of the queue";
      case GIVEN_UP ->
          "it was still queued when awaitTermination"
              + place
              + " gave up, and nobody looked at the answer";
    };
  }

  private static String policy(@Nullable String handler) {
    if (handler == null || handler.contains("$$Lambda")) {
      return "the pool's handler of rejected tasks";
    }
    String name = Places.simple(handler);
    return name.substring(name.lastIndexOf('$') + 1);
  }

  private static String waiter(@Nullable Waiter waiter) {
    if (waiter == null) {
      return "";
    }
    String name = Places.thread(waiter.thread());
    return waiter.gaveUp()
        ? ", and " + name + " waited for it in vain" + place(waiter.stack())
        : ", and " + name + " waits for it" + place(waiter.stack());
  }

  /** The innermost line that is the user's, else a library's. */
  private static String place(List<Frame> frames) {
    Frame library = null;
    for (Frame frame : frames) {
      if (frame.owner() == Owner.USER) {
        return " at " + Places.of(frame.element());
      }
      library = library == null && frame.owner() == Owner.LIBRARY ? frame : library;
    }
    return library == null ? "" : " at " + Places.of(library.element());
  }

  private static String fix(AbandonedTask task) {
    return switch (task.loss()) {
      case DISCARDED ->
          "Let the pool say that it is full: take AbortPolicy or CallerRunsPolicy, or cancel the"
              + " future of what a handler drops.";
      case TOO_LATE ->
          "Give nothing to a pool that is shut down, or let it say so: take AbortPolicy, or cancel"
              + " the future of what a handler drops.";
      case SHUT_DOWN ->
          "Cancel the futures in the list that shutdownNow returns, so that who waits for them"
              + " learns of it.";
      case GIVEN_UP ->
          "Look at the answer of awaitTermination: if it is false, say what did not run, and call"
              + " shutdownNow; or wait for the futures themselves.";
    };
  }
}
