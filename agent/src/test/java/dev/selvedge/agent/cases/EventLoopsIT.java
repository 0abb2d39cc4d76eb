package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.OnOldestJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.loops.AnnotatedLoops;
import dev.selvedge.agent.cases.loops.JavaFxLoop;
import dev.selvedge.agent.cases.loops.JdkHttpLoops;
import dev.selvedge.agent.cases.loops.JdkHttpThreads;
import dev.selvedge.agent.cases.loops.NettyLoops;
import dev.selvedge.agent.cases.loops.NettyNativeLoops;
import dev.selvedge.agent.cases.loops.OldNettyLoops;
import dev.selvedge.agent.cases.loops.OldVertxLoops;
import dev.selvedge.agent.cases.loops.ReactorLoops;
import dev.selvedge.agent.cases.loops.ReactorNettyLoops;
import dev.selvedge.agent.cases.loops.RenamedLoops;
import dev.selvedge.agent.cases.loops.SwingLoop;
import dev.selvedge.agent.cases.loops.TestedLoops;
import dev.selvedge.agent.cases.loops.UndertowLoops;
import dev.selvedge.agent.cases.loops.VertxLoops;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
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
    jvm =
        ChildJvm.bare(folder)
            .with(
                ChildJvm.javaagent(
                    ChildJvm.AGENT, folder, "formats=none", "rules=BlockedEventLoop"));
  }

  @Test
  @OnBuildJdk
  void netty() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertMarked(NettyLoops.class);
  }

  /** The native libraries are those for Linux on x86. */
  @Test
  @OnBuildJdk
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "x86_64"})
  void nettyOnNativeTransports() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertMarked(NettyNativeLoops.class);
  }

  @Test
  @OnBuildJdk
  void theGroupsOfOldThatNettyStillHas() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertMarked(OldNettyLoops.class);
  }

  @Test
  @OnOldestJdk
  void oldNetty() throws Exception {
    Libraries.copied("netty-4.1").forEach(jvm::library);
    assertMarked(OldNettyLoops.class);
  }

  @Test
  @OnBuildJdk
  void vertx() throws Exception {
    Libraries.ofTests("netty-").forEach(jvm::library);
    Libraries.ofTests("vertx-").forEach(jvm::library);
    Libraries.ofTests("jackson-core-").forEach(jvm::library);
    assertMarked(VertxLoops.class);
  }

  @Test
  @OnOldestJdk
  void oldVertx() throws Exception {
    Libraries.copied("vertx-4").forEach(jvm::library);
    assertMarked(OldVertxLoops.class);
  }

  @Test
  @OnBuildJdk
  void reactorNetty() throws Exception {
    Libraries.ofTests("reactor-").forEach(jvm::library);
    Libraries.ofTests("reactive-streams-").forEach(jvm::library);
    Libraries.ofTests("netty-").forEach(jvm::library);
    assertMarked(ReactorNettyLoops.class);
  }

  @Test
  @OnBuildJdk
  void undertow() throws Exception {
    Libraries.ofTests("undertow-").forEach(jvm::library);
    Libraries.ofTests("xnio-").forEach(jvm::library);
    Libraries.ofTests("jboss-").forEach(jvm::library);
    Libraries.ofTests("wildfly-").forEach(jvm::library);
    Libraries.ofTests("smallrye-").forEach(jvm::library);
    assertMarked(UndertowLoops.class);
  }

  @Test
  @OnBuildJdk
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

  @Test
  void theThreadsOfTheJdksHttpServerAndClientThatAreNone() throws Exception {
    assertMarked(JdkHttpThreads.class);
  }

  /** The first JavaFX that needs no screen, for JDK 24 and later. */
  @Test
  @OnBuildJdk
  @EnabledForJreRange(min = JRE.JAVA_25)
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "x86_64"})
  void javaFx() throws Exception {
    Libraries.copied("javafx").forEach(jvm::library);
    jvm.with("-Dglass.platform=Headless", "-Dprism.order=sw");
    assertMarked(JavaFxLoop.class);
  }

  @Test
  void ownLoopsByAnnotation() throws Exception {
    assertMarked(AnnotatedLoops.class);
  }

  @Test
  void ownLoopsByATestInCode() throws Exception {
    Outcome outcome = assertMarked(TestedLoops.class);

    assertThat(outcome.said())
        .filteredOn(line -> line.contains("is not asked any more"))
        .singleElement()
        .asString()
        .contains("TestedLoops", "NumberFormatException");
  }

  @Test
  void ownLoopsByName() throws Exception {
    jvm = ChildJvm.watched(folder);
    assertMarked(RenamedLoops.class);
  }

  private Outcome assertMarked(Class<?> program) throws IOException, InterruptedException {
    Outcome outcome = jvm.run(program);
    Expectations.assertSound(outcome);
    Expectations.assertMarked(outcome.journal(), program);
    assertThat(outcome.journal().findings()).hasSameSizeAs(outcome.journal().findingsIn(program));
    return outcome;
  }
}
