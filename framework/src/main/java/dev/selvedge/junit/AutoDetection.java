package dev.selvedge.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * JUnit's auto-detection of extensions, switched on for the guard alone. JUnit reads it from
 * parameters of the request, from system properties and from its file, in this order; who does not
 * make the request can set the second.
 */
final class AutoDetection {

  static final String ENABLED = "junit.jupiter.extensions.autodetection.enabled";
  static final String INCLUDED = "junit.jupiter.extensions.autodetection.include";
  static final String EXCLUDED = "junit.jupiter.extensions.autodetection.exclude";

  private static final String GUARD = GuardedExtension.class.getName();

  /** What the properties were before; null if they were not set. */
  private static final Map<String, @Nullable String> BEFORE = new HashMap<>();

  private AutoDetection() {}

  /**
   * Switches it on. Extensions that would not be detected without this are not detected with it.
   *
   * @return why that is not possible, in one line; null if it is on now
   */
  static synchronized @Nullable String enable(ConfigurationParameters parameters) {
    boolean was = parameters.getBoolean(ENABLED).orElse(false);
    String included = parameters.get(INCLUDED).orElse(null);
    if (!was) {
      set(ENABLED, "true");
      set(INCLUDED, GUARD);
    } else if (included != null && !matches(included)) {
      set(INCLUDED, included + "," + GUARD);
    }
    String obstacle = obstacle(parameters);
    if (obstacle != null) {
      restore();
    }
    return obstacle;
  }

  private static @Nullable String obstacle(ConfigurationParameters parameters) {
    String key =
        !parameters.getBoolean(ENABLED).orElse(false)
            ? ENABLED
            : !parameters.get(INCLUDED).map(AutoDetection::matches).orElse(true)
                ? INCLUDED
                : parameters.get(EXCLUDED).map(AutoDetection::matches).orElse(false)
                    ? EXCLUDED
                    : null;
    return key == null
        ? null
        : "the configuration parameter '"
            + SuiteChoice.GUARDED
            + "' has tests guarded by "
            + GUARD
            + ", and '"
            + key
            + "="
            + parameters.get(key).orElse("")
            + "' keeps JUnit from finding that; take one of the two away";
  }

  /** Sets the properties back to what they were. */
  static synchronized void restore() {
    BEFORE.forEach(
        (key, value) -> {
          if (value == null) {
            System.clearProperty(key);
          } else {
            System.setProperty(key, value);
          }
        });
    BEFORE.clear();
  }

  private static void set(String key, String value) {
    if (!BEFORE.containsKey(key)) {
      BEFORE.put(key, System.getProperty(key));
    }
    System.setProperty(key, value);
  }

  /** Whether one of JUnit's patterns for names of classes is meant for the guard. */
  private static boolean matches(String patterns) {
    for (String each : patterns.split(",", -1)) {
      String regex = Pattern.quote(each.strip()).replace("*", "\\E.*\\Q");
      if (!each.isBlank() && Pattern.matches(regex, GUARD)) {
        return true;
      }
    }
    return false;
  }
}
