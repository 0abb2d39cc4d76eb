package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.queues.GrownQueues;
import dev.selvedge.agent.cases.queues.ManyThreads;
import dev.selvedge.agent.cases.queues.ShortQueues;
import dev.selvedge.agent.cases.support.AllOf;
import dev.selvedge.agent.cases.support.Cases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Queues and numbers of threads that nothing bounds are found, each at the line that makes it grow,
 * and no others: with the agent alone, and with a window for each of the cases.
 */
class QueueCasesIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @OnBuildJdk
  @ValueSource(classes = {GrownQueues.class, ManyThreads.class})
  void findsTheMarkedLinesAndNothingElse(Class<?> program) throws Exception {
    CountedMarkers.assertMarked(jvm().run(AllOf.class, "", program.getName()), program, "none");
  }

  @ParameterizedTest
  @ValueSource(classes = {GrownQueues.class, ManyThreads.class})
  void findsThemInWindows(Class<?> program) throws Exception {
    Outcome outcome = jvm().run(AllOf.class, Cases.WINDOWS, program.getName());

    CountedMarkers.assertMarked(outcome, program, "lineage");
    assertThat(outcome.journal().findings())
        .allSatisfy(
            finding ->
                assertThat(finding.text("message"))
                    // The taker of 9,000 items may have had its one before the last was there, or
                    // not.
                    .containsPattern("\\b(300|[23],\\d{3}|8,999|9,\\d{3})\\b"));
  }

  @Test
  @OnBuildJdk
  void isSilentAboutQueuesThatAreBoundedOrCollectSomething() throws Exception {
    Outcome alone = jvm().run(AllOf.class, "", ShortQueues.class.getName());
    CountedMarkers.assertMarked(alone, ShortQueues.class, "none");
  }

  @Test
  void isSilentAboutThemInWindows() throws Exception {
    Outcome inWindows = jvm().run(AllOf.class, Cases.WINDOWS, ShortQueues.class.getName());
    CountedMarkers.assertMarked(inWindows, ShortQueues.class, "lineage");
  }

  private ChildJvm jvm() {
    return ChildJvm.watched(folder, "UnboundedQueue:ThreadExplosion")
        .with("-Dcases.burners=" + Integer.getInteger("cases.burners", 0))
        // With a single processor, or two, an older JDK does not use the common pool.
        .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=3");
  }
}
