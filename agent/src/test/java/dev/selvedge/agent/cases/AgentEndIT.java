package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.manners.Blocks;
import dev.selvedge.agent.cases.manners.BlocksAtTheEnd;
import dev.selvedge.agent.cases.manners.BlocksForEver;
import dev.selvedge.agent.cases.manners.ClosesStandardError;
import dev.selvedge.agent.cases.manners.ExitsFromLoop;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a JVM, however it ends. */
class AgentEndIT {

  @TempDir Path folder;

  @Test
  void aKilledJvmLeavesWhatHadHappenedAndWhatStillLasted() throws Exception {
    ChildJvm jvm = ChildJvm.watched(folder);
    Process process = jvm.startProgram(BlocksForEver.class);
    try {
      await()
          .atMost(30, TimeUnit.SECONDS)
          .untilAsserted(
              () -> Expectations.assertMarked(jvm.outcome(0).journal(), BlocksForEver.class));
    } finally {
      process.destroyForcibly().waitFor();
    }
    Outcome outcome = jvm.outcome(process.exitValue());
    Expectations.assertMarked(outcome.journal(), BlocksForEver.class);
    assertThat(outcome.journal().hasEnd()).isFalse();
  }

  @Test
  void aJvmThatIsAskedToEndSumsUp() throws Exception {
    ChildJvm jvm = ChildJvm.watched(folder);
    Process process = jvm.startProgram(BlocksForEver.class);
    try {
      await()
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> jvm.outcome(0).journal().findings().size() == 2);
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    Outcome outcome = jvm.outcome(process.exitValue());
    assertThat(outcome.journal().hasEnd()).isTrue();
    assertThat(outcome.err()).contains("BlocksForEver.java:", "CountDownLatch.await", ".html");
  }

  @Test
  void aLoopMayEndTheJvm() throws Exception {
    Outcome outcome = ChildJvm.watched(folder).run(ExitsFromLoop.class);

    assertThat(outcome.exitCode()).isEqualTo(3);
    Expectations.assertMarked(outcome.journal(), ExitsFromLoop.class);
    assertThat(outcome.journal().hasEnd()).isTrue();
    assertThat(outcome.err()).contains("ExitsFromLoop.java:");
  }

  @Test
  void whatShutdownHooksDoIsInTheSummary() throws Exception {
    Outcome outcome = ChildJvm.watched(folder).run(BlocksAtTheEnd.class);

    Expectations.assertSound(outcome);
    Expectations.assertMarked(outcome.journal(), BlocksAtTheEnd.class);
    for (int line : Markers.of(BlocksAtTheEnd.class).keySet()) {
      assertThat(outcome.err()).contains("BlocksAtTheEnd.java:" + line);
    }
  }

  @Test
  void aProgramMayCloseStandardError() throws Exception {
    Outcome outcome = ChildJvm.watched(folder).run(ClosesStandardError.class);

    Expectations.assertSound(outcome);
    Expectations.assertMarked(outcome.journal(), Blocks.class);
    assertThat(outcome.out()).startsWith("the program ran");
  }
}
