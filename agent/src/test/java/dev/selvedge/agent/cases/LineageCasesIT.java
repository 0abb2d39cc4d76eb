package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.OnOldestJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cases.lineage.ForkJoin;
import dev.selvedge.agent.cases.lineage.HttpCalls;
import dev.selvedge.agent.cases.lineage.ManyTimesTheSame;
import dev.selvedge.agent.cases.lineage.NettyTasks;
import dev.selvedge.agent.cases.lineage.Pools;
import dev.selvedge.agent.cases.lineage.ReactorTasks;
import dev.selvedge.agent.cases.lineage.SameFutures;
import dev.selvedge.agent.cases.lineage.SameToThePool;
import dev.selvedge.agent.cases.lineage.Scopes;
import dev.selvedge.agent.cases.lineage.Settled;
import dev.selvedge.agent.cases.lineage.SharedLoop;
import dev.selvedge.agent.cases.lineage.Stages;
import dev.selvedge.agent.cases.lineage.Threads;
import dev.selvedge.agent.cases.lineage.Unusual;
import dev.selvedge.agent.cases.lineage.VertxTasks;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Work that passes through what there is to pass it on, with two windows open: it is that of the
 * window that made it. The programs look for themselves, and say what is wrong.
 */
class LineageCasesIT {

  @TempDir Path folder;

  private ChildJvm jvm;

  @BeforeEach
  void settlingForAShortWhile() {
    jvm = settling("60ms");
  }

  private ChildJvm settling(String time) {
    return ChildJvm.bare(folder)
        .with(
            ChildJvm.javaagent(
                ChildJvm.AGENT,
                folder,
                "formats=none",
                "settle=" + time,
                ChildJvm.NOT_WHAT_IS_LEFT_OPEN))
        .with("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4");
  }

  @Test
  void threads() throws Exception {
    assertCarried(Threads.class);
  }

  @Test
  void pools() throws Exception {
    assertCarried(Pools.class);
  }

  @Test
  void stagesAndFlow() throws Exception {
    assertCarried(Stages.class);
  }

  @Test
  void forkJoinStreamsAndTimers() throws Exception {
    assertCarried(ForkJoin.class);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "a preview of 25, called as it is there")
  void scopes() throws Exception {
    jvm.with("--enable-preview");
    assertCarried(Scopes.class);
  }

  @Test
  void httpClient() throws Exception {
    assertCarried(HttpCalls.class);
  }

  @Test
  @OnBuildJdk
  void netty() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertCarried(NettyTasks.class);
  }

  @Test
  @OnOldestJdk
  void oldNetty() throws Exception {
    Libraries.copied("netty-4.1").forEach(jvm::library);
    assertCarried(NettyTasks.class);
  }

  @Test
  @OnBuildJdk
  void vertx() throws Exception {
    withVertx();
    assertCarried(VertxTasks.class);
  }

  @Test
  @OnBuildJdk
  void reactor() throws Exception {
    Libraries.ofTests("reactor-core-").forEach(jvm::library);
    Libraries.ofTests("reactive-streams-").forEach(jvm::library);
    assertCarried(ReactorTasks.class);
  }

  @Test
  void manyTimesTheSame() throws Exception {
    assertRight(jvm.run(ManyTimesTheSame.class));
  }

  @Test
  void whatIsLeftAndWhatIsNot() throws Exception {
    jvm = settling("400ms");
    assertRight(jvm.run(Settled.class));
  }

  @Test
  void whatIsUnusual() throws Exception {
    jvm = settling("400ms");
    Outcome outcome = jvm.run(Unusual.class);

    assertRight(outcome);
    assertThat(outcome.journal().findings()).hasSize(3);
    assertThat(outcome.err()).doesNotContain("housekeeper");
  }

  @Test
  void whatAPoolGivesBack() throws Exception {
    Outcome outcome = jvm.run(SameToThePool.class);

    assertRight(outcome);
    assertThat(outcome.journal().findings()).isEmpty();
  }

  @Test
  void whatFuturesAnswer() throws Exception {
    Outcome outcome = jvm.run(SameFutures.class);

    assertRight(outcome);
    assertThat(outcome.journal().findings()).isEmpty();
  }

  @Test
  @OnBuildJdk
  void whoBlocksALoopThatAllShare() throws Exception {
    withVertx();
    Outcome outcome = jvm.run(SharedLoop.class);

    Expectations.assertSound(outcome);
    assertThat(outcome.journal().findings())
        .hasSize(4)
        .allSatisfy(
            finding -> {
              assertThat(finding.text("rule")).isEqualTo("BlockedEventLoop");
              assertThat(finding.text("attribution")).isEqualTo("lineage");
              assertThat(finding.text("test")).isEqualTo(finding.method());
            });
  }

  private void withVertx() {
    Libraries.ofTests("netty-").forEach(jvm::library);
    Libraries.ofTests("vertx-").forEach(jvm::library);
    Libraries.ofTests("jackson-core-").forEach(jvm::library);
  }

  private void assertCarried(Class<?> program) throws Exception {
    Outcome outcome = jvm.run(program);

    assertRight(outcome);
    assertThat(outcome.journal().findings())
        .anyMatch(finding -> finding.text("rule").equals("UnfinishedTask"))
        .allMatch(finding -> finding.text("attribution").equals("lineage"))
        .allMatch(finding -> finding.text("test").startsWith(whoDoes(finding)));
  }

  private static void assertRight(Outcome outcome) {
    assertThat(outcome.out()).as("%s", outcome.lastWords()).endsWith("all right\n");
    Expectations.assertSound(outcome);
  }

  /** The probe is the maker's; a loop or worker is kept busy by the other window. */
  private static String whoDoes(Finding finding) {
    return finding.text("rule").equals("UnfinishedTask") ? "maker by " : "other than ";
  }
}
