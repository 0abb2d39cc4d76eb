package dev.selvedge.agent.rule.threadexplosion;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.ThreadCrowd;
import dev.selvedge.agent.event.ThreadCrowd.Maker;
import dev.selvedge.agent.rule.ApiLine;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Candidate.Subject;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** The words of {@link ThreadExplosion}. */
final class Texts {

  private Texts() {}

  static Candidate candidate(Rule rule, ThreadCrowd crowd, ApiLine started, ApiLine origin) {
    List<StackTraceElement> stack = new ArrayList<>();
    for (Frame frame : crowd.started().isEmpty() ? crowd.origin() : crowd.started()) {
      stack.add(frame.element());
    }
    return new Candidate(
            rule,
            started.api(),
            message(crowd, started, origin),
            fix(crowd.maker()),
            started.line(),
            stack,
            crowd.thread(),
            crowd.nanos(),
            Certainty.atOnce(),
            origin.line(),
            crowd.lineage())
        .explaining(List.of(Subject.threadsOf(crowd.task())))
        .with(crowd.series());
  }

  private static String message(ThreadCrowd crowd, ApiLine started, ApiLine origin) {
    String threads = crowd.peak() + " platform threads were alive together";
    String made = Places.of(origin.line());
    return switch (crowd.maker()) {
      case LINE ->
          threads + " that were started at " + made + ": nothing bounds how many there are";
      case UNBOUNDED_EXECUTOR ->
          threads
              + " in the executor made at "
              + made
              + " and fed at "
              + Places.of(started.line())
              + ": it starts a thread whenever none is idle, without a maximum";
      case MANY_EXECUTORS ->
          threads
              + " in "
              + crowd.pools()
              + " or more executors that were made at "
              + made
              + ": each has a maximum, but nothing bounds how many executors there are";
    };
  }

  private static String fix(Maker maker) {
    return switch (maker) {
      case LINE ->
          "Give the work to a pool with a maximum and a bounded queue, or to virtual threads (21"
              + " and later) behind a Semaphore.";
      case UNBOUNDED_EXECUTOR ->
          "Give the executor a maximum and a bounded queue, or use virtual threads (21 and later)"
              + " behind a Semaphore.";
      case MANY_EXECUTORS ->
          "Make one executor and share it, or close each when what it was made for is done.";
    };
  }
}
