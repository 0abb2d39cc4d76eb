package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.memory.DroppedFutures;
import dev.selvedge.agent.cases.memory.LiveFutures;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent keeps of futures, while they live and after they were dropped. */
@OnBuildJdk
class FutureMemoryIT {

  /** Of failures that are alike some thousands are kept until they are told. */
  private static final long A_FEW = 24_000_000;

  @TempDir Path folder;

  @Test
  void futuresThatAreDroppedLeaveNothingOrAFewOfManyAlike() throws Exception {
    Map<String, String> grown = Memory.run(folder, DroppedFutures.class);

    assertThat(grown)
        .hasSize(3)
        .allSatisfy((kind, bytes) -> assertThat(Long.parseLong(bytes)).isLessThan(A_FEW));
  }

  @Test
  void aFutureThatNobodyHasLookedAtCostsLittle() throws Exception {
    Map<String, String> tracked = Memory.run(folder, LiveFutures.class);
    Map<String, String> plain = Memory.run(LiveFutures.class, ChildJvm.bare(folder), "");

    assertThat(tracked)
        .hasSize(3)
        .allSatisfy(
            (kind, bytes) ->
                assertThat(Long.parseLong(bytes) - Long.parseLong(plain.get(kind)))
                    .isBetween(0L, 350L));
  }
}
