package dev.selvedge.junit;

import dev.selvedge.internal.AgentParameters;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Looks at the configuration parameters with which JUnit is about to look for tests: whether a
 * whole suite is to be guarded, and whether all of Selvedge's make sense.
 *
 * <p>JUnit registers it. Public only because JUnit needs it to be.
 */
@SuppressWarnings("exports") // called by JUnit alone
public final class SuiteListener implements LauncherDiscoveryListener {

  /** What keeps guarded tests from being guarded as they should; null if nothing does. */
  private static volatile @Nullable String problem;

  /** For JUnit. */
  public SuiteListener() {}

  @Override
  public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
    ConfigurationParameters parameters = request.getConfigurationParameters();
    String found =
        AgentParameters.problem(parameters.keySet(), key -> parameters.get(key).orElse(null));
    if (SuiteChoice.isSwitch(parameters.get(SuiteChoice.GUARDED).orElse(null))) {
      String obstacle = AutoDetection.enable(parameters);
      if (obstacle != null) {
        throw refused(obstacle);
      }
    }
    problem = found;
  }

  /** Without the guard there is nothing that could fail the tests which it does not guard. */
  private static JUnitException refused(String obstacle) {
    JUnitException refused = new JUnitException(obstacle);
    refused.setStackTrace(new StackTraceElement[0]);
    return refused;
  }

  /** What keeps guarded tests from being guarded as they should, in one line. */
  static @Nullable String problem() {
    return problem;
  }
}
