package dev.selvedge;

import dev.selvedge.internal.Agent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs blocks inside windows of the agent. */
record Recorder(Agent agent, StackWalker walker) {

  <T extends @Nullable Object> RecordingOf<T> record(Selvedge.Call<T> call) {
    StackWalker.StackFrame caller = caller();
    String name = "recording at " + caller.toStackTraceElement();
    String id =
        agent.open(
            Map.of(
                "kind",
                "record",
                "name",
                name,
                "class",
                caller.getClassName(),
                "method",
                caller.getMethodName() + "()"));
    T result;
    try {
      result = call.call();
    } catch (Throwable thrown) {
      closeAfter(thrown, id);
      throw Recorder.<RuntimeException>asItIs(thrown);
    }
    JournalMap closed = new JournalMap(agent.close(id));
    return new RecordingOf<>(
        name,
        closed.findings("findings"),
        closed.texts("left"),
        closed.cancellations("cancellations"),
        Figures.of(closed),
        result);
  }

  /** What was found must not be lost with the block that failed, and must not hide why it did. */
  private void closeAfter(Throwable thrown, String id) {
    try {
      JournalMap closed = new JournalMap(agent.close(id));
      List<Finding> findings = closed.findings("findings");
      if (!findings.isEmpty()) {
        String failure = closed.textOrNull("failure");
        thrown.addSuppressed(
            new FindingsError(failure == null ? text(findings) : failure, findings));
      }
    } catch (RuntimeException notClosed) {
      thrown.addSuppressed(notClosed);
    }
  }

  private static String text(List<Finding> findings) {
    return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }

  /** Returns the frame that called {@link Selvedge}. */
  private StackWalker.StackFrame caller() {
    return walker
        .walk(frames -> frames.dropWhile(frame -> isOurs(frame.getClassName())).findFirst())
        .orElseThrow();
  }

  private static boolean isOurs(String className) {
    return className.equals(Recorder.class.getName())
        || className.equals(Selvedge.class.getName())
        || isOfGroovy(className);
  }

  /** What lies between a call in Groovy and what it calls. */
  private static boolean isOfGroovy(String className) {
    return className.startsWith("org.codehaus.groovy.")
        || className.startsWith("org.apache.groovy.")
        || className.startsWith("groovy.lang.");
  }

  /** Makes the compiler take any exception for an unchecked one. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> RuntimeException asItIs(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
