package dev.selvedge.junit;

import java.security.CodeSource;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The reasons why a class cannot be guarded, each one line that says what to do. They carry no
 * stack trace: nothing in the program is at fault, and frames of JUnit would bury the line.
 */
final class AgentProblem {

  private static final String HOW_TO_START =
      "start the tests' JVM with -javaagent:selvedge-agent.jar; in Maven, copy"
          + " dev.selvedge:selvedge-agent to target by the goal dependency:copy and give Surefire"
          + " <argLine>-javaagent:${project.build.directory}/selvedge-agent.jar</argLine>";

  private AgentProblem() {}

  static ExtensionConfigurationException missing() {
    return of("@Guarded needs the Selvedge agent, and it is not running: " + HOW_TO_START);
  }

  static ExtensionConfigurationException notStarted(Class<?> copy) {
    return of(
        "@Guarded needs the Selvedge agent; its jar is on the class path or module path ("
            + location(copy)
            + ") but it was not started as an agent: "
            + HOW_TO_START);
  }

  static ExtensionConfigurationException secondCopy(Class<?> copy) {
    return of(
        "The Selvedge agent runs, but the tests see a second copy of it, which would see nothing:"
            + " take "
            + location(copy)
            + " off the module path; the agent is no dependency of the tests, copy it by the goal"
            + " dependency:copy");
  }

  static ExtensionConfigurationException otherVersion(ReflectiveOperationException cause) {
    return of(
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

  private static ExtensionConfigurationException of(String line) {
    ExtensionConfigurationException problem = new ExtensionConfigurationException(line);
    problem.setStackTrace(new StackTraceElement[0]);
    return problem;
  }
}
