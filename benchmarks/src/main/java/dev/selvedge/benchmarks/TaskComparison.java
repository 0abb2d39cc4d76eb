package dev.selvedge.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the agent adds to programs that make many tasks: whole processes of each of the {@link
 * TaskWorkloads}, without an agent, with an agent and no window, and in a window, in turn.
 */
public final class TaskComparison {

  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final String WARM_UPS = System.getProperty("warmups", "6");
  private static final String RUNS = System.getProperty("runs", "9");
  private static final double MILLI = 1e6;

  private TaskComparison() {}

  /**
   * Runs and prints the comparison.
   *
   * @param args the path of Selvedge's agent, and optionally the names of some workloads
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      System.err.println("Give the path of the agent's jar: agent/target/selvedge-agent-*.jar");
      System.exit(2);
    }
    Path output = Files.createTempDirectory("selvedge-tasks");
    String agent = "-javaagent:" + args[0] + "=output=" + output;
    System.out.printf(
        "%-18s %9s  %26s  %26s%n", "", "plain", "idle: wall, CPU", "guarded: wall, CPU");
    for (String workload : TaskWorkloads.all().keySet()) {
      if (args.length == 1 || Arrays.asList(args).contains(workload)) {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
          add(runs, "plain", run(List.of(), List.of(workload, WARM_UPS, RUNS)));
          add(runs, "idle", run(List.of(agent), List.of(workload, WARM_UPS, RUNS)));
          add(runs, "guarded", run(List.of(agent), List.of(workload, WARM_UPS, RUNS, "guarded")));
        }
        print(workload, runs);
      }
    }
  }

  private static void add(Map<String, List<Run>> all, String way, List<Run> runs) {
    all.computeIfAbsent(way, name -> new ArrayList<>()).addAll(runs);
  }

  private static void print(String workload, Map<String, List<Run>> runs) {
    List<Run> plain = runs.getOrDefault("plain", List.of());
    System.out.printf(
        "%-18s %6.1f ms  %26s  %26s%n",
        workload,
        median(plain, Run::nanos) / MILLI,
        ratios(runs.getOrDefault("idle", List.of()), plain),
        ratios(runs.getOrDefault("guarded", List.of()), plain));
  }

  private static String ratios(List<Run> runs, List<Run> plain) {
    return String.format(
        "%.2f, %.2f",
        median(runs, Run::nanos) / median(plain, Run::nanos),
        mean(runs, Run::cpuNanos) / mean(plain, Run::cpuNanos));
  }

  private static List<Run> run(List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms2g", "-Xmx2g"));
    command.addAll(options);
    command.addAll(List.of("-cp", StartupComparison.placeOf(TaskWorkloads.class.getName())));
    command.add(TaskWorkloads.class.getName());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(command + " ended with " + exit);
    }
    return out.lines().map(Run::parse).toList();
  }

  private static double median(List<Run> runs, ToLongFunction<Run> what) {
    return runs.stream().mapToLong(what).sorted().skip(runs.size() / 2).findFirst().orElseThrow();
  }

  /** Of processor time, whose clock is too coarse for one run. */
  private static double mean(List<Run> runs, ToLongFunction<Run> what) {
    return runs.stream().mapToLong(what).average().orElseThrow();
  }

  private record Run(long nanos, long cpuNanos) {
    static Run parse(String line) {
      String[] both = line.split(" ", -1);
      return new Run(Long.parseLong(both[0]), Long.parseLong(both[1]));
    }
  }
}
