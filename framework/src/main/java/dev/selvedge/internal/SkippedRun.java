package dev.selvedge.internal;

import org.jspecify.annotations.Nullable;

/**
 * A run of tests without Selvedge, as somebody wants it who leaves out the Maven plugin by the
 * property {@code selvedge.skip}: no agent attaches itself, and guarded tests run unguarded. Where
 * the agent is on the command line all the same, tests are guarded as ever.
 */
public final class SkippedRun {

  static final String KEY = "selvedge.skip";

  /** Why a test does not run. */
  public static final String REASON = KEY + " is set, and this test needs Selvedge";

  /** What is said of the whole run. */
  static final String LINE =
      KEY + " is set: the tests run without Selvedge, and those that are guarded unguarded";

  private SkippedRun() {}

  /** Whether this is one. */
  public static boolean isOn() {
    return isOn(System.getProperty(KEY)) && !BootAgent.isPresent();
  }

  static boolean isOn(@Nullable String value) {
    return value != null && (value.isBlank() || value.strip().equalsIgnoreCase("true"));
  }
}
