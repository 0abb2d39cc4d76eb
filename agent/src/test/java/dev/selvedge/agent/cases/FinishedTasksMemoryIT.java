package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.memory.FinishedTasks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent keeps of tasks after their end; apart, since it takes the longest of all. */
class FinishedTasksMemoryIT {

  @TempDir Path folder;

  @Test
  @OnBuildJdk
  void finishedTasksLeaveNothing() throws Exception {
    assertThat(Memory.run(folder, FinishedTasks.class))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(Memory.TABLE));
  }
}
