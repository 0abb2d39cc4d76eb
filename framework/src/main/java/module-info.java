/**
 * Selvedge for tests: {@link dev.selvedge.Guarded @Guarded} and {@link dev.selvedge.Selvedge}, and
 * what they report. The agent is not among the required modules on purpose; it lives on the boot
 * class path and nowhere else.
 */
// The launcher is required, though classes of JUnit alone call what needs it: a listener that is
// registered for it and
// whose module does not read it ends every run with an error. What is static is not transitive:
// whoever requires this module
// would need it too.
@SuppressWarnings("requires-automatic") // Awaitility has no other name than that of its file
module dev.selvedge.framework {
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;
  requires org.junit.platform.launcher;
  requires static jdk.attach;
  requires static org.assertj.core;
  requires static awaitility;

  exports dev.selvedge;
  exports dev.selvedge.assertj;
  exports dev.selvedge.awaitility;
  exports dev.selvedge.junit;

  uses dev.selvedge.EventLoopDetector;

  provides org.junit.jupiter.api.extension.Extension with
      dev.selvedge.junit.GuardedExtension;
  provides org.junit.platform.launcher.LauncherDiscoveryListener with
      dev.selvedge.junit.SuiteListener;
  provides org.junit.platform.launcher.LauncherSessionListener with
      dev.selvedge.junit.AttachListener;
  provides org.junit.platform.launcher.TestExecutionListener with
      dev.selvedge.junit.WindowListener;
}
