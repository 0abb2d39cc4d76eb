package dev.selvedge.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the agent into this JVM while it runs, once. */
final class SelfAttach {

  private static final String ATTACHED =
      "the agent has attached itself to this JVM. To have it from the start, and without the"
          + " warning that JDK 21 and later print, "
          + AgentProblem.HOW_TO_START
          + ". The setting "
          + AttachSetting.KEY
          + "=false leaves it out";

  /** The JVMs of build tools, into which nobody wants an agent: tests run in others. */
  private static final List<String> BUILD_TOOLS =
      List.of("org.codehaus.plexus.classworlds.", "org.mvndaemon.", "org.gradle.");

  /** A JVM with this option answers an attempt by printing all its threads to standard output. */
  private static final String FORBIDDING = "-XX:+DisableAttachMechanism";

  private static boolean tried;
  private static @Nullable String reason;

  private SelfAttach() {}

  /** Returns whether nobody wants it in this JVM. */
  static boolean isOff() {
    return !AttachSetting.isOn() || isBuildTool(mainClass());
  }

  /**
   * Attaches the agent, if that was not tried before.
   *
   * @return why it could not be attached, as a clause; null if it was
   */
  static synchronized @Nullable String attempt() {
    if (!tried) {
      tried = true;
      reason = attach();
      if (reason == null && hasStarted()) {
        say(ATTACHED);
      }
    }
    return reason;
  }

  private static @Nullable String attach() {
    if (!AttachSetting.isOn()) {
      return "the setting " + AttachSetting.KEY + " is false";
    }
    if (SkippedRun.isOn()) {
      return "the property " + SkippedRun.KEY + " is set";
    }
    if (isBuildTool(mainClass())) {
      return "this is the JVM of the build tool; let it start another for the tests, with Surefire"
          + " by a forkCount of at least 1";
    }
    if (forbidden()) {
      return "this JVM was started with " + FORBIDDING;
    }
    Path jar;
    try {
      jar = AgentJar.inThisJar().toFile();
    } catch (IOException | SecurityException e) {
      return "its jar cannot be written to the folder for temporary files ("
          + e
          + "); set java.io.tmpdir to another";
    }
    return jar == null
        ? "this selvedge-framework does not contain it"
        : AttachProcess.ofThisJvm().attach(jar);
  }

  /** An agent that does not like its options has said so by itself. */
  private static boolean hasStarted() {
    try {
      BootAgent.connect();
      return true;
    } catch (AgentProblem notStarted) {
      return false;
    }
  }

  static boolean isBuildTool(String mainClass) {
    return BUILD_TOOLS.stream().anyMatch(mainClass::startsWith);
  }

  private static boolean forbidden() {
    return ProcessHandle.current()
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains(FORBIDDING))
        .orElse(false);
  }

  private static String mainClass() {
    return System.getProperty("sun.java.command", "");
  }

  static void say(String line) {
    System.err.println("selvedge: " + line);
  }
}
