package dev.selvedge.agent.rule.unboundedqueue;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.GrownQueue;
import dev.selvedge.agent.event.GrownQueue.Kind;
import dev.selvedge.agent.rule.ApiLine;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of {@link UnboundedQueue}. */
final class Texts {

  private static final String EXECUTOR_FIX =
      "Give the executor a queue with a capacity and a handler that slows down who submits"
          + " (ThreadPoolExecutor with an ArrayBlockingQueue and CallerRunsPolicy), or take a"
          + " permit of a Semaphore before each submit.";

  private static final String LOOP_FIX =
      "Let who feeds the event loop wait for what it gave to it before it gives more, or take a"
          + " permit of a Semaphore for each task on its way.";

  private static final String HANDOVER_FIX =
      "Give the queue a capacity, so that put waits and offer refuses when whoever takes from it"
          + " cannot keep up.";

  private Texts() {}

  static Candidate candidate(Rule rule, GrownQueue queue, ApiLine site, @Nullable ApiLine made) {
    List<Frame> frames = queue.grown().isEmpty() ? queue.made() : queue.grown();
    List<StackTraceElement> stack = new ArrayList<>();
    for (Frame frame : frames) {
      stack.add(frame.element());
    }
    return new Candidate(
            rule,
            site.api(),
            message(queue, site, made),
            fix(queue.kind()),
            site.line(),
            stack,
            queue.thread(),
            queue.nanos(),
            Certainty.atOnce(),
            made == null ? site.line() : made.line(),
            queue.lineage())
        .explaining(List.of())
        .with(queue.series());
  }

  private static String message(GrownQueue queue, ApiLine site, @Nullable ApiLine made) {
    String peak = String.format(Locale.ROOT, "%,d", queue.peak());
    String where = queue.grown().isEmpty() ? "" : " at " + Places.of(site.line());
    if (queue.kind() == Kind.HANDOVER) {
      return "a "
          + Places.simple(queue.name())
          + " without a capacity, from which "
          + Places.thread(queue.taker())
          + " takes, grew to "
          + peak
          + " items"
          + where
          + ": nothing slows down who adds to it";
    }
    return "the queue of "
        + executor(queue)
        + (made == null ? "" : " made at " + Places.of(made.line()))
        + " grew to "
        + peak
        + " waiting tasks"
        + where
        + ": it has no capacity, so nothing slows down who gives tasks to it";
  }

  private static String executor(GrownQueue queue) {
    String name = Places.simple(queue.name()).replace('$', '.');
    if (queue.kind() == Kind.EVENT_LOOP) {
      return "the event loop " + name;
    }
    return name.endsWith(".commonPool") ? "the common pool" : "the " + name;
  }

  private static String fix(Kind kind) {
    return switch (kind) {
      case EXECUTOR -> EXECUTOR_FIX;
      case EVENT_LOOP -> LOOP_FIX;
      case HANDOVER -> HANDOVER_FIX;
    };
  }
}
