package dev.selvedge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartLineTests {

  @Test
  void knowsWhichForkOfSurefireItIs() {
    assertThat(
            StartLine.fork(
                "/shop/target/surefire/surefirebooter-2026.jar /shop/target/surefire"
                    + " 2026-11-26T08-43-00_123-jvmRun2 surefire-2026tmp surefire_0tmp"))
        .isEqualTo(2);
  }

  @Test
  void knowsWhichWorkerOfGradleItIs() {
    assertThat(StartLine.fork("worker.GradleWorkerMain 'Gradle Test Executor 17'")).isEqualTo(17);
  }

  @Test
  void isNoForkOfABuildOtherwise() {
    assertThat(StartLine.fork("com.acme.Main --jvmRun 3")).isNull();
    assertThat(StartLine.fork("com.acme.Main -jvmRun")).isNull();
    assertThat(StartLine.fork("com.acme.Main -jvmRun12345678901234567890")).isNull();
    assertThat(StartLine.fork("")).isNull();
  }
}
