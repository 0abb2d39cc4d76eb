package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.memory.EndlessChains;
import dev.selvedge.agent.cases.memory.FinishedTasks;
import dev.selvedge.agent.cases.memory.HeldObjects;
import dev.selvedge.agent.cases.memory.LiveTasks;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent keeps of tasks, while they live and after. */
class MemoryIT {

  /** Far less than one byte for each of a million tasks. */
  private static final long NOTHING = 700_000;

  @TempDir Path folder;

  @Test
  void aMillionFinishedTasksLeaveNothing() throws Exception {
    assertThat(run(FinishedTasks.class))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(NOTHING));
  }

  @Test
  void aChainOfTasksThatGoesOnForEverStaysBounded() throws Exception {
    assertThat(run(EndlessChains.class))
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(NOTHING));
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
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(280));
  }

  /** What a program prints: a name and a value in each line. */
  private Map<String, String> run(Class<?> program) throws Exception {
    Outcome outcome =
        ChildJvm.watched(folder)
            .with("-Xmx160m", "-XX:+UseSerialGC")
            // With one processor less, an asynchronous stage is a thread of its own on old JDKs.
            .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2")
            .run(program);
    Expectations.assertSound(outcome);
    return outcome
        .out()
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
