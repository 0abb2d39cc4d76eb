package dev.selvedge.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What agents add to calls on threads that may block: the JMH benchmarks of this package without an
 * agent, with an empty one, with Selvedge and with BlockHound, a fork of each in turn, so that all
 * of them meet the same machine.
 */
public final class WovenCallsComparison {

  private static final int ROUNDS = Integer.getInteger("rounds", 3);

  private WovenCallsComparison() {}

  /**
   * Runs and prints the comparison.
   *
   * @param args the path of Selvedge's agent, and optionally a pattern of the names of benchmarks
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      System.err.println("Give the path of the agent's jar: agent/target/selvedge-agent-*.jar");
      System.exit(2);
    }
    Path output = Files.createTempDirectory("selvedge-calls");
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put("plain", List.of());
    ways.put("empty", List.of("-javaagent:" + EmptyAgent.jar(output)));
    ways.put("Selvedge", List.of("-javaagent:" + args[0] + "=output=" + output));
    ways.put(
        "BlockHound",
        List.of(
            "-XX:+AllowRedefinitionToAddDeleteMethods",
            "-javaagent:" + StartupComparison.placeOf("reactor.blockhound.BlockHound")));
    Map<String, Map<String, List<Double>>> scores = new TreeMap<>();
    String pattern = args.length > 1 ? args[1] : "WovenCallsBenchmark|VirtualThreadsBenchmark";
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, List<String>> way : ways.entrySet()) {
        for (RunResult result : run(pattern, way.getValue())) {
          String name = result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
          scores
              .computeIfAbsent(name, each -> new LinkedHashMap<>())
              .computeIfAbsent(way.getKey(), each -> new ArrayList<>())
              .add(result.getPrimaryResult().getScore());
        }
      }
    }
    print(scores);
  }

  private static Iterable<RunResult> run(String pattern, List<String> jvmOptions)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(pattern)
                .forks(1)
                .jvmArgsAppend(jvmOptions.toArray(String[]::new))
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }

  private static void print(Map<String, Map<String, List<Double>>> scores) {
    System.out.printf(
        "%s, best of %d forks each%n%-40s %12s %12s %9s %11s%n",
        System.getProperty("java.version"),
        ROUNDS,
        "",
        "plain",
        "empty agent",
        "Selvedge",
        "BlockHound");
    scores.forEach(
        (name, ways) -> {
          double plain = best(ways, "plain");
          System.out.printf(
              "%-40s %9.0f ns %12.2f %9.2f %11.2f%n",
              name,
              plain,
              best(ways, "empty") / plain,
              best(ways, "Selvedge") / plain,
              best(ways, "BlockHound") / plain);
        });
  }

  /** What a busy machine adds is never less than nothing. */
  private static double best(Map<String, List<Double>> ways, String way) {
    return ways.getOrDefault(way, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .min()
        .orElse(Double.NaN);
  }
}
