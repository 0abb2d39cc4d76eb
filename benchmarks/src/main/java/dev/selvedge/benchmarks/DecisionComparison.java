package dev.selvedge.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The figures of the decision guide: whole processes that wait for a slow web service, and that
 * compute, in the ways of {@link WaysToWait} and {@link WaysToCompute}, in turn. Prints the tables
 * of the page.
 */
public final class DecisionComparison {
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int CALLS = Integer.getInteger("calls", 10_000);
  private static final Duration DELAY = Duration.ofMillis(Integer.getInteger("delay", 1_000));

  /** One after another they take as long as all together: a few of them are enough. */
  private static final Map<String, Integer> FEWER = Map.of("one after another", CALLS / 500);

  private DecisionComparison() {}

  /** Runs and prints both comparisons; the service is in this process, its callers in others. */
  public static void main(String[] args) throws Exception {
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(
                (request, response) ->
                    response.sendString(Mono.delay(DELAY).thenReturn("a cup of tea")))
            .bindNow();
    String address = "http://127.0.0.1:" + server.port() + "/tea";

    System.out.printf(
        "%n| %,d calls of %d ms | Time | Processor | Threads | Memory |%n",
        CALLS, DELAY.toMillis());
    System.out.println("|---|---|---|---|---|");
    for (String way : WaysToWait.all().keySet()) {
      int calls = FEWER.getOrDefault(way, CALLS);
      List<Long> took = median(WaysToWait.class, way, address, String.valueOf(calls));
      long times = CALLS / calls;
      System.out.printf(
          "| %s%s | %.1f s | %.1f s | %d | %d MB |%n",
          way,
          times == 1 ? "" : " (" + calls + " calls, times " + times + ")",
          took.get(0) * times / 1e3,
          took.get(1) * times / 1e3,
          took.get(2),
          took.get(3));
    }
    server.disposeNow();

    System.out.println();
    System.out.println("| Computing | Time | Neighbour late, median | Neighbour late, at most |");
    System.out.println("|---|---|---|---|");
    for (String way : WaysToCompute.all().keySet()) {
      List<Long> took = median(WaysToCompute.class, way);
      System.out.printf(
          "| %s | %.1f s | %d ms | %d ms |%n", way, took.get(0) / 1e3, took.get(1), took.get(2));
    }
  }

  /** What the round in the middle, by time, has printed. */
  private static List<Long> median(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<List<Long>> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(run(program, arguments));
    }
    rounds.sort(Comparator.comparing((List<Long> round) -> round.get(0)));
    return rounds.get(ROUNDS / 2);
  }

  private static List<Long> run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(program + Arrays.toString(arguments) + " ended with " + exit);
    }
    return Arrays.stream(out.strip().split(" ")).map(Long::valueOf).toList();
  }
}
