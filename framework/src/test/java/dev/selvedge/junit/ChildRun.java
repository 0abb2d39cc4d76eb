package dev.selvedge.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the plain fixture in a JVM of its own and prints each failure as {@code name: message}. */
final class ChildRun {

  static final Path AGENT = Path.of(System.getProperty("selvedge.agent.jar", "selvedge-agent.jar"));

  private ChildRun() {}

  static String output(List<String> jvmArguments, String classPath, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", classPath, ChildRun.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** With the name of a fixture, JUnit's launcher runs that, and its listeners are called. */
  public static void main(String[] args) throws ClassNotFoundException {
    if (args.length > 0) {
      throughLauncher(Class.forName(args[0]));
      return;
    }
    var results = GuardedRun.execute(Map.of(), GuardedTestCases.ThreeCases.class);
    GuardedRun.failures(results)
        .forEach((name, failure) -> System.out.println(name + ": " + failure.getMessage()));
    System.out.println("passed: " + results.testEvents().succeeded().count());
  }

  private static void throughLauncher(Class<?> fixture) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(fixture)).build(),
            summary);
    summary
        .getSummary()
        .getFailures()
        .forEach(
            failure ->
                System.out.println(
                    failure.getTestIdentifier().getDisplayName()
                        + ": "
                        + failure.getException().getMessage()));
    System.out.println("passed: " + summary.getSummary().getTestsSucceededCount());
  }
}
