package dev.selvedge.agent.cases;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the programs that print how much of the heap their tasks and futures cost. */
final class Memory {

  /** A table that was longer for a while: forty bytes for each of 100,000 tasks. */
  static final long TABLE = 4_000_000;

  private Memory() {}

  /** What a program prints: a name and a value in each line. */
  static Map<String, String> run(Path folder, Class<?> program, String... arguments)
      throws Exception {
    Outcome outcome = outcome(program, ChildJvm.watched(folder), arguments);
    Expectations.assertSound(outcome);
    return lines(outcome);
  }

  static Map<String, String> run(Class<?> program, ChildJvm jvm, String... arguments)
      throws Exception {
    return lines(outcome(program, jvm, arguments));
  }

  private static Outcome outcome(Class<?> program, ChildJvm jvm, String... arguments)
      throws Exception {
    return jvm.with("-Xmx160m")
        // With one processor less, an asynchronous stage is a thread of its own on old JDKs.
        .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2")
        .run(program, arguments);
  }

  private static Map<String, String> lines(Outcome outcome) {
    return outcome
        .out()
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
