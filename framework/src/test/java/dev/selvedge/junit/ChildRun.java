package dev.selvedge.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the plain fixture in a JVM of its own and prints each failure as {@code name: message}. */
final class ChildRun {

  static final Path AGENT = Path.of(System.getProperty("selvedge.agent.jar", "selvedge-agent.jar"));

  private ChildRun() {}

  static String output(List<String> jvmArguments, String classPath)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath, ChildRun.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  public static void main(String[] args) {
    var results = GuardedRun.execute(Map.of(), GuardedTestCases.ThreeCases.class);
    GuardedRun.failures(results)
        .forEach((name, failure) -> System.out.println(name + ": " + failure.getMessage()));
    System.out.println("passed: " + results.testEvents().succeeded().count());
  }
}
