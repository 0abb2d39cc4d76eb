package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.memory.DroppedFutures;
import dev.selvedge.agent.cases.memory.EndlessChains;
import dev.selvedge.agent.cases.memory.FinishedTasks;
import dev.selvedge.agent.cases.memory.HeldObjects;
import dev.selvedge.agent.cases.memory.LiveFutures;
import dev.selvedge.agent.cases.memory.LiveTasks;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What the agent keeps of tasks, while they live and after. */
class MemoryIT {

  /** Of failures that are alike some thousands are kept until they are told. */
  private static final long A_FEW = 24_000_000;

  /** A table that was longer for a while: less than fourteen bytes for each of 300,000 tasks. */
  private static final long TABLE = 4_000_000;

  @TempDir Path folder;

  /** The longest of all; what an older JVM would keep is the same. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void finishedTasksLeaveNothing() throws Exception {
    assertThat(run(FinishedTasks.class))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(TABLE));
  }

  @Test
  void aChainOfTasksThatGoesOnForEverStaysBounded() throws Exception {
    assertThat(run(EndlessChains.class))
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(TABLE));
  }

  @Test
  void aClosedWindowHoldsNoClassLoaderAndNoTask() throws Exception {
    assertThat(run(HeldObjects.class))
        .hasSizeGreaterThanOrEqualTo(7)
        .allSatisfy((kind, fate) -> assertThat(fate).isEqualTo("collected"));
  }

  @Test
  void aTaskThatLivesCostsLittle() throws Exception {
    assertThat(run(LiveTasks.class))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(350));
  }

  @Test
  void futuresThatAreDroppedLeaveNothingOrAFewOfManyAlike() throws Exception {
    Map<String, String> grown = run(DroppedFutures.class);

    assertThat(grown)
        .hasSize(3)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(A_FEW));
  }

  @Test
  void aFutureThatNobodyHasLookedAtCostsLittle() throws Exception {
    Map<String, String> tracked = run(LiveFutures.class);
    Map<String, String> plain = run(LiveFutures.class, ChildJvm.bare(folder), "");

    assertThat(tracked)
        .hasSize(3)
        .allSatisfy(
            (kind, bytes) ->
                assertThat(Long.parseLong(bytes) - Long.parseLong(plain.get(kind)))
                    .isBetween(0L, 350L));
  }

  /** What a program prints: a name and a value in each line. */
  private Map<String, String> run(Class<?> program, String... arguments) throws Exception {
    Outcome outcome = outcome(program, ChildJvm.watched(folder), arguments);
    Expectations.assertSound(outcome);
    return lines(outcome);
  }

  private static Map<String, String> run(Class<?> program, ChildJvm jvm, String... arguments)
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
