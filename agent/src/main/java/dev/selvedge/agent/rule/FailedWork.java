package dev.selvedge.agent.rule;

import dev.selvedge.agent.event.FailedTask;
import dev.selvedge.agent.event.FailureText;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.rule.Candidate.Certainty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failed task as the user sees it.
 *
 * @param task the task
 * @param site the user's innermost line of the failure; where that has none, the line that made the
 *     task
 * @param maker the user's frame that made the task; null if that is not known
 * @param api what that line called; if that is not known, the method of the site
 */
public record FailedWork(
    FailedTask task, StackTraceElement site, @Nullable Frame maker, String api) {

  private static final int LONGEST_TEXT = 200;

  /** Of a failed task; null if it is not the user's. */
  public static @Nullable FailedWork of(FailedTask task) {
    int maker = maker(task.origin());
    if (!task.origin().isEmpty() && maker < 0) {
      return null;
    }
    Frame made = maker < 0 ? null : task.origin().get(maker);
    Frame thrown = innermost(task.stack());
    if (thrown == null) {
      return made == null
          ? null
          : new FailedWork(task, made.element(), made, api(task.origin(), maker));
    }
    if (made == null) {
      return isBodyOfUser(task.stack())
          ? new FailedWork(task, thrown.element(), null, thrown.publicName())
          : null;
    }
    return new FailedWork(task, thrown.element(), made, api(task.origin(), maker));
  }

  private static String api(List<Frame> origin, int maker) {
    return origin.get(Math.max(0, maker - 1)).publicName();
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

  private static @Nullable Frame innermost(List<Frame> stack) {
    for (Frame frame : stack) {
      if (frame.owner() == Owner.USER) {
        return frame;
      }
    }
    return null;
  }

  /** Whether the task, of which nothing else is known, is the user's and not a library's. */
  private static boolean isBodyOfUser(List<Frame> stack) {
    Owner outermost = Owner.JDK;
    for (Frame frame : stack) {
      outermost = frame.owner() == Owner.JDK ? outermost : frame.owner();
    }
    return outermost == Owner.USER;
  }

  /** What was thrown, in one line: {@code IllegalStateException: full}. */
  public String failure() {
    FailureText failure = task.failure();
    String text = failure.text();
    String type = Places.simple(failure.type());
    if (text == null || text.isBlank()) {
      return type;
    }
    String line = text.lines().findFirst().orElse("").strip();
    return type
        + ": "
        + (line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "..." : line);
  }

  /** The task with the line that made it, where that is known. */
  public String name(String verb) {
    return task.kind().words()
        + (maker == null ? "" : " " + verb + " at " + Places.of(maker.element()));
  }

  /** What a rule proposes about it. */
  public Candidate candidate(Rule rule, String message, String fix) {
    List<Frame> frames = task.stack().isEmpty() ? task.origin() : task.stack();
    List<StackTraceElement> stack = new ArrayList<>(frames.size());
    frames.forEach(frame -> stack.add(frame.element()));
    return new Candidate(
        rule,
        api,
        message,
        fix,
        site,
        stack,
        task.thread(),
        task.nanos(),
        Certainty.atOnce(),
        maker == null ? null : maker.element(),
        task.lineage());
  }
}
