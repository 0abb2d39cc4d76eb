package dev.selvedge.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What agents add to the start of a JVM: whole processes of a program that does nothing, without an
 * agent, with Selvedge and with BlockHound in turn, so that all of them meet the same machine.
 */
public final class StartupComparison {

  private static final int ROUNDS = 15;
  private static final double MILLI = 1e6;

  private StartupComparison() {}

  /**
   * Runs and prints the comparison.
   *
   * @param args the path of Selvedge's agent, and optionally the home of the JDK to start
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      System.err.println("Give the path of the agent's jar: agent/target/selvedge-agent-*.jar");
      System.exit(2);
    }
    String home = args.length > 1 ? args[1] : System.getProperty("java.home");
    Path output = Files.createTempDirectory("selvedge-startup");
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put("plain", List.of());
    ways.put("Selvedge", List.of("-javaagent:" + args[0] + "=output=" + output));
    ways.put(
        "BlockHound",
        List.of(
            "-XX:+AllowRedefinitionToAddDeleteMethods",
            "-javaagent:" + placeOf("reactor.blockhound.BlockHound")));
    Map<String, List<Long>> nanos = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, List<String>> way : ways.entrySet()) {
        nanos
            .computeIfAbsent(way.getKey(), name -> new ArrayList<>())
            .add(run(home, way.getValue()));
      }
    }
    print(home, nanos);
  }

  private static void print(String home, Map<String, List<Long>> nanos) {
    double plain = median(nanos.getOrDefault("plain", List.of()));
    double blockHound = median(nanos.getOrDefault("BlockHound", List.of())) - plain;
    System.out.printf("%s, median of %d starts each%n", home, ROUNDS);
    nanos.forEach(
        (name, times) ->
            System.out.printf(
                "%-10s %6.0f ms, adds %6.0f ms, %.2f of what BlockHound adds%n",
                name,
                median(times) / MILLI,
                (median(times) - plain) / MILLI,
                (median(times) - plain) / blockHound));
  }

  private static long run(String home, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", placeOf(Nothing.class.getName()), Nothing.class.getName()));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exit = process.waitFor();
    long took = System.nanoTime() - start;
    if (exit != 0) {
      throw new IllegalStateException(command + " ended with " + exit);
    }
    return took;
  }

  static String placeOf(String className) {
    try {
      Class<?> type = Class.forName(className, false, StartupComparison.class.getClassLoader());
      return Path.of(
              Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                  .getLocation()
                  .toURI())
          .toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(className + " is not on the class path", e);
    }
  }

  private static double median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
