package dev.selvedge.agent.cases;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own, of the JDK at hand, that runs a program with the agent. */
final class ChildJvm {

  static final Path AGENT = Path.of(System.getProperty("selvedge.agent.jar", "selvedge-agent.jar"));

  /** All rules but those about what a program leaves open, which ends by ending the JVM. */
  static final String NOT_WHAT_IS_LEFT_OPEN =
      "rules=Blocked*:SyncOverAsync:StarvedPool:SlowEventLoopCallback:PinnedCarrier"
          + ":MonopolizedCarrier:UnfinishedTask:AbandonedWork";

  private final Path folder;
  private final List<String> arguments = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();

  private ChildJvm(Path folder) {
    this.folder = folder;
  }

  /** One with the agent as people start it, for threads named as the programs name their loops. */
  static ChildJvm watched(Path folder) {
    return bare(folder).with(javaagent(AGENT, folder, "eventloops=loop-*", NOT_WHAT_IS_LEFT_OPEN));
  }

  /** One with the agent and these rules. */
  static ChildJvm watched(Path folder, String rules) {
    return bare(folder).with(javaagent(AGENT, folder, "eventloops=loop-*", "rules=" + rules));
  }

  /** One that gets all of its arguments from the test. */
  static ChildJvm bare(Path folder) {
    return new ChildJvm(folder);
  }

  static String javaagent(Path jar, Path folder, String... options) {
    String first = "-javaagent:" + jar + "=output=" + output(folder);
    return Arrays.stream(options).collect(Collectors.joining(",", first + ",", ""));
  }

  private static Path output(Path folder) {
    return folder.resolve("journals");
  }

  ChildJvm with(String... jvmArguments) {
    arguments.addAll(List.of(jvmArguments));
    return this;
  }

  /** A library, which comes before the programs. */
  ChildJvm library(Path jar) {
    classPath.add(jar);
    return this;
  }

  /** Runs a program to its end. */
  Outcome run(Class<?> program, String... programArguments)
      throws IOException, InterruptedException {
    return command(program).with(programArguments).run();
  }

  /** Starts a program, which the caller has to end. */
  Process startProgram(Class<?> program) throws IOException {
    return command(program).start();
  }

  private ChildJvm command(Class<?> program) {
    classPath.add(Path.of(System.getProperty("basedir", ""), "target", "test-classes"));
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    // Most of what a program of a few seconds computes would be the work of the second compiler,
    // and of a collector made for large heaps.
    return with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", path, program.getName());
  }

  /** Runs what the arguments say to its end. */
  Outcome run() throws IOException, InterruptedException {
    Process process = start();
    if (!process.waitFor(200, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("still running: " + arguments + "\n" + outcome(-1));
    }
    return outcome(process.exitValue());
  }

  /** Starts what the arguments say; the caller has to end it. */
  Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder
        .redirectInput(new File("/dev/null"))
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  /** What there is to see of it by now. */
  Outcome outcome(int exitCode) throws IOException {
    return new Outcome(
        exitCode,
        Files.readString(folder.resolve("out.txt")),
        Files.readString(folder.resolve("err.txt")),
        Journal.read(output(folder)));
  }

  /**
   * The end of a program.
   *
   * @param exitCode that of the process
   * @param out what it printed to standard output
   * @param err what it printed to standard error
   * @param journal what the agent wrote
   */
  record Outcome(int exitCode, String out, String err, Journal journal) {

    /** The lines that the agent printed, but for its summary. */
    List<String> said() {
      return err.lines().filter(line -> line.startsWith("selvedge: ")).toList();
    }

    /** As much of standard error as a failed test should show. */
    String lastWords() {
      return err.substring(Math.max(0, err.length() - 4_000));
    }
  }
}
