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

  private static final Class<?>[] LOADED = {String.class, Nullable.class};

  private final String before = System.getProperty(COMMAND, "");

  @AfterEach
  void asItWas() {
    System.setProperty(COMMAND, before);
  }

  @Test
  void isTheJarThatWasStarted() {
    System.setProperty(COMMAND, "lib/app.jar --port 80");

    assertThat(MainJar.location(LOADED)).isEqualTo(new File("lib/app.jar").toURI().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "acme.module/"})
  void isTheJarThatHasTheMainClass(String module) {
    System.setProperty(COMMAND, module + Nullable.class.getName() + " argument");

    assertThat(MainJar.location(LOADED))
        .isEqualTo(Nullable.class.getProtectionDomain().getCodeSource().getLocation().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.junit.jupiter.api.Test", "org.apache.maven.surefire.booter.Forked"})
  void isNoneIfTheMainClassIsALaunchers(String launcher) {
    System.setProperty(COMMAND, launcher + " argument");

    assertThat(MainJar.location(LOADED)).isEqualTo(MainJar.NONE);
  }

  @Test
  void isNoneWithoutAMainClass() {
    System.setProperty(COMMAND, "");

    assertThat(MainJar.location(LOADED)).isEqualTo(MainJar.NONE);
  }

  @Test
  void isNoneIfTheMainClassIsTheJdks() {
    System.setProperty(COMMAND, String.class.getName());

    assertThat(MainJar.location(LOADED)).isEqualTo(MainJar.NONE);
  }

  @Test
  void isNotKnownBeforeTheMainClassIsLoaded() {
    System.setProperty(COMMAND, "com.acme.Main");

    assertThat(MainJar.location(LOADED)).isNull();
  }
}
