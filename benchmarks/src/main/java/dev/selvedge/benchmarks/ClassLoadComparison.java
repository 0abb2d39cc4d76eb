package dev.selvedge.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the agent adds to the loading of classes, which it reads to see whether there is something
 * to weave: whole processes that load the {@link GeneratedClasses}, without an agent, with one that
 * does nothing and with Selvedge, in turn.
 */
public final class ClassLoadComparison {

  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final int CLASSES = Integer.getInteger("classes", 10_000);
  private static final double MILLI = 1e6;
  private static final double MEBI = 1 << 20;

  private ClassLoadComparison() {}

  /**
   * Runs and prints the comparison. The JDK that is started is the one that runs this, or that of
   * the system property {@code jdk}.
   *
   * @param args the path of Selvedge's agent, perhaps with options as behind {@code -javaagent:};
   *     any number of them, which are then compared too
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      System.err.println("Give the path of the agent's jar: agent/target/selvedge-agent-*.jar");
      System.exit(2);
    }
    Path folder = Files.createTempDirectory("selvedge-class-loading");
    Path jar = GeneratedClasses.jar(folder, CLASSES);
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put("plain", List.of());
    ways.put("empty agent", List.of("-javaagent:" + EmptyAgent.jar(folder)));
    for (String agent : args) {
      String output = (agent.contains("=") ? ",output=" : "=output=") + folder;
      ways.put(agent, List.of("-javaagent:" + agent + output));
    }
    run(List.of(), jar); // brings the jar into memory
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, List<String>> way : ways.entrySet()) {
        runs.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(run(way.getValue(), jar));
      }
    }
    System.out.printf(
        "%d classes in a jar of %.1f MiB, median of %d processes each%n",
        CLASSES, Files.size(jar) / MEBI, ROUNDS);
    runs.forEach((way, times) -> print(way, times, runs.getOrDefault("plain", List.of())));
  }

  private static void print(String way, List<Run> runs, List<Run> plain) {
    System.out.printf(
        "wall %6.0f ms, x %.2f; CPU %6.0f ms, x %.2f: %s%n",
        median(runs, Run::nanos) / MILLI,
        median(runs, Run::nanos) / median(plain, Run::nanos),
        median(runs, Run::cpuNanos) / MILLI,
        median(runs, Run::cpuNanos) / median(plain, Run::cpuNanos),
        way);
  }

  private static Run run(List<String> options, Path jar) throws IOException, InterruptedException {
    String home = System.getProperty("jdk", System.getProperty("java.home"));
    String classPath = StartupComparison.placeOf(ClassLoading.class.getName());
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath + File.pathSeparator + jar));
    command.add(ClassLoading.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(command + " ended with " + exit);
    }
    return Run.parse(out.strip());
  }

  private static double median(List<Run> runs, ToLongFunction<Run> what) {
    return runs.stream().mapToLong(what).sorted().skip(runs.size() / 2).findFirst().orElseThrow();
  }

  private record Run(long nanos, long cpuNanos) {
    static Run parse(String line) {
      String[] both = line.split(" ", -1);
      return new Run(Long.parseLong(both[0]), Long.parseLong(both[1]));
    }
  }
}
