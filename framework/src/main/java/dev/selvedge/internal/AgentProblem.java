package dev.selvedge.internal;

import java.security.CodeSource;

/**
 * The reasons why a test cannot be watched, each one line that says what to do. They carry no stack
 * trace: nothing in the program is at fault, and frames of JUnit would bury the line.
 */
public final class AgentProblem extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** What a user does to have the agent in the JVM from its start. */
  static final String HOW_TO_START =
      "start the tests' JVM with -javaagent:selvedge-agent.jar; in Maven, the goal prepare-agent of"
          + " dev.selvedge:selvedge-maven-plugin does that";

  private AgentProblem(String line) {
    super(line);
  }

  /**
   * The agent is not there.
   *
   * @param whyNotAttached why it could not be brought into the running JVM, as a clause
   */
  static AgentProblem missing(String whyNotAttached) {
    return new AgentProblem(
        "This test needs the Selvedge agent, and it is not running; it could not attach itself: "
            + whyNotAttached
            + ". Remedy: "
            + HOW_TO_START);
  }

  /** The agent was attached, and did not start. */
  static AgentProblem refused() {
    return new AgentProblem(
        "This test needs the Selvedge agent; it is in this JVM and has not started. The line that"
            + " begins with 'selvedge:' on standard error says why");
  }

  static AgentProblem secondCopy(Class<?> copy) {
    return new AgentProblem(
        "The Selvedge agent runs, but the tests see a second copy of it, which would see nothing:"
            + " take "
            + location(copy)
            + " off the module path; the agent is no dependency of the tests, copy it by the goal"
            + " dependency:copy");
  }

  static AgentProblem otherVersion(ReflectiveOperationException cause) {
    return new AgentProblem(
        "The running Selvedge agent does not fit this selvedge-framework: use the same version of"
            + " both ("
            + cause.getMessage()
            + ")");
  }

  private static String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? "the selvedge-agent jar"
        : source.getLocation().toString();
  }

  /** Leaves the stack empty. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
