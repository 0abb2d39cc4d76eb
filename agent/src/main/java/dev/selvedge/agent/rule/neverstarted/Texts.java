package dev.selvedge.agent.rule.neverstarted;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.UnstartedWork;
import dev.selvedge.agent.event.UnstartedWork.Kind;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Places;
import dev.selvedge.agent.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The words of {@link NeverStarted}. */
final class Texts {

  private Texts() {}

  static Candidate candidate(Rule rule, UnstartedWork work, Frame api, Frame maker) {
    StackTraceElement site = maker.element();
    return new Candidate(
        rule,
        api.publicName(),
        message(work, api, site),
        fix(work.kind()),
        site,
        work.origin().stream().map(Frame::element).toList(),
        work.name() == null ? "" : work.name(),
        work.nanos(),
        Certainty.atOnce(),
        site,
        work.lineage());
  }

  private static String message(UnstartedWork work, Frame api, StackTraceElement site) {
    boolean thread = isThread(work.kind());
    return what(work)
        + (thread ? " made at " : " assembled at ")
        + Places.of(site)
        + (thread ? "" : " by " + Places.simple(api.publicName()))
        + (thread ? " was never started" : " was never subscribed to")
        + ": what it describes was never done";
  }

  private static String what(UnstartedWork work) {
    return switch (work.kind()) {
      case THREAD -> named("thread", work.name());
      case VIRTUAL_THREAD -> named("virtual thread", work.name());
      case MONO -> "Mono";
      case FLUX -> "Flux";
    };
  }

  private static String named(String kind, @Nullable String name) {
    return name == null || name.isBlank() ? kind : kind + " '" + name + "'";
  }

  private static String fix(Kind kind) {
    return isThread(kind)
        ? "Call start() on the thread, or give its task to an executor, or do not make it."
        : "Subscribe to it, return it to whoever does, or make it part of the chain that is"
            + " subscribed to (then, zip, flatMap).";
  }

  private static boolean isThread(Kind kind) {
    return kind == Kind.THREAD || kind == Kind.VIRTUAL_THREAD;
  }
}
