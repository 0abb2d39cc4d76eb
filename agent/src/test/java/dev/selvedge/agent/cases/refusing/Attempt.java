package dev.selvedge.agent.cases.refusing;

import dev.selvedge.agent.cases.support.Loop;
import java.util.Arrays;
import java.util.List;

/** A call on a loop that may be refused, and what came of it. */
final class Attempt {

  private final String[] how;

  Attempt(String[] how) {
    this.how = how;
  }

  /** The call is refused: by the error itself, at once, from the line that made it. */
  void refused(Loop.Body call) throws Exception {
    Throwable[] thrown = new Throwable[1];
    boolean[] interrupted = new boolean[1];
    Loop.run(
        how,
        () -> {
          try {
            call.run();
          } catch (Throwable any) {
            thrown[0] = any;
          }
          interrupted[0] = Thread.interrupted();
        });
    StackTraceElement caller = caller();
    require(thrown[0] != null, "nothing was thrown", caller, null);
    require(
        thrown[0].getClass().getName().equals("dev.selvedge.agent.BlockingCallError"),
        "something else was thrown",
        caller,
        thrown[0]);
    require(thrown[0].getSuppressed().length == 0, "something was suppressed", caller, thrown[0]);
    List<StackTraceElement> stack = Arrays.asList(thrown[0].getStackTrace());
    require(
        stack.stream().anyMatch(frame -> isIn(caller, frame)),
        "the line is not on its stack",
        caller,
        thrown[0]);
    require(
        stack.stream().noneMatch(frame -> frame.getClassName().contains(".agent.sensor.")),
        "Selvedge is on its stack",
        caller,
        thrown[0]);
    require(!interrupted[0], "the thread is left interrupted", caller, thrown[0]);
  }

  /** The call goes on. */
  void allowed(Loop.Body call) throws Exception {
    Loop.run(how, call);
  }

  /** Something holds after a call was refused. */
  static void holds(boolean condition) {
    require(condition, "does not hold", caller(), null);
  }

  /** Whether a frame is that of a call that may stand on one of the next lines. */
  private static boolean isIn(StackTraceElement statement, StackTraceElement frame) {
    int lines = frame.getLineNumber() - statement.getLineNumber();
    return frame.getClassName().equals(statement.getClassName()) && lines >= 0 && lines < 4;
  }

  private static StackTraceElement caller() {
    return Arrays.stream(new Throwable().getStackTrace())
        .filter(frame -> !frame.getClassName().equals(Attempt.class.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static void require(
      boolean condition, String otherwise, StackTraceElement caller, Throwable thrown) {
    if (!condition) {
      throw new AssertionError(otherwise + " at " + caller, thrown);
    }
  }
}
