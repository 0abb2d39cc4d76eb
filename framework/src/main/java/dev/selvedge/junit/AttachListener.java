package dev.selvedge.junit;

import dev.selvedge.internal.Agents;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Attaches the agent, if it is missing, before any class of the tests is loaded. It fails nothing:
 * what needs the agent fails by itself, and the rest goes on.
 *
 * <p>JUnit registers it. Public only because JUnit needs it to be.
 */
@SuppressWarnings("exports") // called by JUnit alone
public final class AttachListener implements LauncherSessionListener {

  /** For JUnit. */
  public AttachListener() {}

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Agents.prepare();
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    AutoDetection.restore();
  }
}
