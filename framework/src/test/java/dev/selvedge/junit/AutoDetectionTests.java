package dev.selvedge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.ConfigurationParameters;

/** JUnit's auto-detection is switched on for the guard, and for nothing else. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AutoDetectionTests {

  private static final String GUARD = GuardedExtension.class.getName();

  private final Parameters parameters = new Parameters();

  @AfterEach
  void restore() {
    AutoDetection.restore();
  }

  @Test
  void whereItIsOffTheGuardAloneIsDetected() {
    parameters.ofFile.put(AutoDetection.INCLUDED, "*");

    assertThat(AutoDetection.enable(parameters)).isNull();

    assertThat(parameters.get(AutoDetection.ENABLED)).hasValue("true");
    assertThat(parameters.get(AutoDetection.INCLUDED)).hasValue(GUARD);
  }

  @Test
  void whereItIsOnNothingChanges() {
    parameters.ofFile.put(AutoDetection.ENABLED, "true");

    assertThat(AutoDetection.enable(parameters)).isNull();

    assertThat(System.getProperty(AutoDetection.ENABLED)).isNull();
    assertThat(parameters.get(AutoDetection.INCLUDED)).isEmpty();
  }

  @Test
  void whereItIsOnForOthersTheGuardIsAdded() {
    parameters.ofFile.put(AutoDetection.ENABLED, "true");
    parameters.ofFile.put(AutoDetection.INCLUDED, "com.acme.*");

    assertThat(AutoDetection.enable(parameters)).isNull();

    assertThat(parameters.get(AutoDetection.INCLUDED)).hasValue("com.acme.*," + GUARD);
  }

  @Test
  void afterwardsAllIsAsItWas() {
    AutoDetection.enable(parameters);
    AutoDetection.enable(parameters);
    AutoDetection.restore();

    assertThat(System.getProperty(AutoDetection.ENABLED)).isNull();
    assertThat(System.getProperty(AutoDetection.INCLUDED)).isNull();
  }

  @Test
  void whatARequestForbidsIsAnObstacleInOneLine() {
    parameters.ofRequest.put(AutoDetection.ENABLED, "false");

    assertThat(AutoDetection.enable(parameters))
        .contains("'selvedge.guarded'", "'" + AutoDetection.ENABLED + "=false'", "take one")
        .doesNotContain("\n");
    assertThat(System.getProperty(AutoDetection.ENABLED)).isNull();
  }

  @Test
  void whatExcludesTheGuardIsAnObstacle() {
    parameters.ofFile.put(AutoDetection.EXCLUDED, "com.acme.*,dev.selvedge.*");

    assertThat(AutoDetection.enable(parameters)).contains(AutoDetection.EXCLUDED);
  }

  /** Looked up as JUnit does: those of the request, system properties, its file. */
  private static final class Parameters implements ConfigurationParameters {
    final Map<String, String> ofRequest = new HashMap<>();
    final Map<String, String> ofFile = new HashMap<>();

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(ofRequest.get(key))
          .or(() -> Optional.ofNullable(System.getProperty(key)))
          .or(() -> Optional.ofNullable(ofFile.get(key)));
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return get(key).map(Boolean::parseBoolean);
    }

    @Override
    public Set<String> keySet() {
      return ofFile.keySet();
    }

    @SuppressWarnings("deprecation") // JUnit 5 alone has it
    public int size() {
      return ofFile.size();
    }
  }
}
