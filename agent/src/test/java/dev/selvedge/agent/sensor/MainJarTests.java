package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainJarTests {

  private static final String COMMAND = "sun.java.command";

  private final String before = System.getProperty(COMMAND, "");

  @AfterEach
  void asItWas() {
    System.setProperty(COMMAND, before);
  }

  @Test
  void isTheJarThatWasStarted() {
    System.setProperty(COMMAND, "lib/app.jar --port 80");

    assertThat(MainJar.location()).isEqualTo(new File("lib/app.jar").toURI().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "acme.module/"})
  void isTheJarThatHasTheMainClass(String module) {
    System.setProperty(COMMAND, module + Nullable.class.getName() + " argument");

    assertThat(MainJar.location())
        .isEqualTo(Nullable.class.getProtectionDomain().getCodeSource().getLocation().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.junit.jupiter.api.Test", "org.apache.maven.surefire.booter.Forked"})
  void isNoneIfTheMainClassIsALaunchers(String launcher) {
    System.setProperty(COMMAND, launcher + " argument");

    assertThat(MainJar.location()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "com.acme.Missing", "dev.selvedge.agent.sensor.MainJarTests"})
  void isNoneIfTheMainClassIsInNone(String command) {
    System.setProperty(COMMAND, command);

    assertThat(MainJar.location()).isNull();
  }
}
