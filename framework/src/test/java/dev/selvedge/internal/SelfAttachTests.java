package dev.selvedge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVMs that the agent leaves alone. */
class SelfAttachTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.codehaus.plexus.classworlds.launcher.Launcher -q verify",
        "org.gradle.launcher.daemon.bootstrap.GradleDaemon 8.14",
        "org.mvndaemon.mvnd.client.Main"
      })
  void theBuildTools(String mainClass) {
    assertThat(SelfAttach.isBuildTool(mainClass)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/build/target/surefire/surefirebooter-20260101_3.jar /build/target/surefire",
        "org.apache.maven.surefire.booter.ForkedBooter /build/target/surefire",
        "worker.org.gradle.process.internal.worker.GradleWorkerMain 'Gradle Test Executor 1'",
        "com.intellij.rt.junit.JUnitStarter -ideVersion5 -junit5",
        "org.eclipse.jdt.internal.junit.runner.RemoteTestRunner -version 3",
        ""
      })
  void notThoseOfTests(String mainClass) {
    assertThat(SelfAttach.isBuildTool(mainClass)).isFalse();
  }
}
