package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.OnOldestJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.computing.JdkCallbacks;
import dev.selvedge.agent.cases.computing.NettyCallbacks;
import dev.selvedge.agent.cases.computing.OwnLoops;
import dev.selvedge.agent.cases.computing.ReactorCallbacks;
import dev.selvedge.agent.cases.computing.VertxCallbacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callbacks that compute for long on event loops are found, each with the real library; many short
 * ones, and those on other threads, are not.
 */
class LoopCasesIT {

  private static final String RULE = "SlowEventLoopCallback";

  @TempDir Path folder;

  private ChildJvm jvm;

  @BeforeEach
  void watched() {
    jvm = ChildJvm.watched(folder);
  }

  @Test
  void ofTheUser() throws Exception {
    assertMarked(OwnLoops.class);
  }

  @Test
  @OnBuildJdk
  void netty() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertMarked(NettyCallbacks.class);
  }

  @Test
  @OnOldestJdk
  void oldNetty() throws Exception {
    Libraries.copied("netty-4.1").forEach(jvm::library);
    assertMarked(NettyCallbacks.class);
  }

  @Test
  @OnBuildJdk
  void vertx() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    Libraries.ofTests("vertx-").forEach(jvm::library);
    Libraries.ofTests("jackson-core-").forEach(jvm::library);
    assertMarked(VertxCallbacks.class);
  }

  @Test
  @OnBuildJdk
  void reactor() throws Exception {
    Libraries.ofTests("reactor-core-").forEach(jvm::library);
    Libraries.ofTests("reactive-streams-").forEach(jvm::library);
    assertMarked(ReactorCallbacks.class);
  }

  @Test
  void ofTheJdk() throws Exception {
    jvm.with("-Djava.awt.headless=true");
    assertMarked(JdkCallbacks.class);
  }

  private void assertMarked(Class<?> program) throws IOException, InterruptedException {
    Outcome outcome = jvm.run(program);

    Expectations.assertSound(outcome);
    List<Finding> found =
        outcome.journal().findings().stream()
            .filter(finding -> finding.text("rule").equals(RULE))
            .toList();
    assertThat(found)
        .describedAs("%s", found)
        .extracting(Finding::siteLine)
        .containsExactlyInAnyOrderElementsOf(Markers.of(program, RULE).keySet());
    for (Finding finding : found) {
      assertThat(finding.text("severity")).isEqualTo("WARNING");
      assertThat(finding.number("count")).isEqualTo(1);
      assertThat(finding.text("message")).contains("computes for more than 100 ms");
    }
  }
}
