package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.memory.EndlessChains;
import dev.selvedge.agent.cases.memory.HeldObjects;
import dev.selvedge.agent.cases.memory.LiveTasks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent keeps of chains, windows and live tasks. */
@OnBuildJdk
class MemoryIT {

  private static final long TASK = 350;

  /** There are fewer of them, among which what waits to be told of those that last counts more. */
  private static final long VIRTUAL_THREAD = 700;

  @TempDir Path folder;

  @Test
  void aChainOfTasksThatGoesOnForEverStaysBounded() throws Exception {
    assertThat(Memory.run(folder, EndlessChains.class))
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(Memory.TABLE));
  }

  @Test
  void aClosedWindowHoldsNoClassLoaderAndNoTask() throws Exception {
    assertThat(Memory.run(folder, HeldObjects.class))
        .hasSizeGreaterThanOrEqualTo(7)
        .allSatisfy((kind, fate) -> assertThat(fate).isEqualTo("collected"));
  }

  @Test
  void aTaskThatLivesCostsLittle() throws Exception {
    assertThat(Memory.run(folder, LiveTasks.class))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            (kind, bytes) ->
                assertThat(Long.parseLong(bytes))
                    .isLessThan(kind.equals("virtual-thread") ? VIRTUAL_THREAD : TASK));
  }
}
