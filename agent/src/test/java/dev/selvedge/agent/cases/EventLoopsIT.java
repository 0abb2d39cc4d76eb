package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.loops.JdkHttpLoops;
import dev.selvedge.agent.cases.loops.NettyLoops;
import dev.selvedge.agent.cases.loops.OldNettyLoops;
import dev.selvedge.agent.cases.loops.ReactorLoops;
import dev.selvedge.agent.cases.loops.SwingLoop;
import dev.selvedge.agent.cases.loops.VertxLoops;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The event loops that are known out of the box, each with the real library: blocking calls on them
 * are found, those on their other threads are not, and nothing while they are idle.
 */
class EventLoopsIT {

  @TempDir Path folder;

  private ChildJvm jvm;

  @BeforeEach
  void withoutPatterns() {
    jvm = ChildJvm.bare(folder).with(ChildJvm.javaagent(ChildJvm.AGENT, folder, "formats=none"));
  }

  @Test
  void netty() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertMarked(NettyLoops.class);
  }

  @Test
  void theGroupsOfOldThatNettyStillHas() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertMarked(OldNettyLoops.class);
  }

  @Test
  void oldNetty() throws Exception {
    Libraries.copied("netty-4.1").forEach(jvm::library);
    assertMarked(OldNettyLoops.class);
  }

  @Test
  void vertx() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    Libraries.ofTests("vertx-").forEach(jvm::library);
    Libraries.ofTests("jackson-core-").forEach(jvm::library);
    assertMarked(VertxLoops.class);
  }

  @Test
  void reactor() throws Exception {
    Libraries.ofTests("reactor-core-").forEach(jvm::library);
    Libraries.ofTests("reactive-streams-").forEach(jvm::library);
    assertMarked(ReactorLoops.class);
  }

  @Test
  void theJdksHttpServerAndClient() throws Exception {
    assertMarked(JdkHttpLoops.class);
  }

  @Test
  void swing() throws Exception {
    jvm.with("-Djava.awt.headless=true");
    assertMarked(SwingLoop.class);
  }

  private void assertMarked(Class<?> program) throws IOException, InterruptedException {
    Outcome outcome = jvm.run(program);
    Expectations.assertSound(outcome);
    Expectations.assertMarked(outcome.journal(), program);
    assertThat(outcome.journal().findings()).hasSameSizeAs(outcome.journal().findingsIn(program));
  }
}
