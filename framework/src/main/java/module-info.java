/**
 * Selvedge for tests: {@link dev.selvedge.Guarded @Guarded} and {@link dev.selvedge.Selvedge}, and
 * what they report. The agent is not among the required modules on purpose; it lives on the boot
 * class path and nowhere else.
 */
// The listeners of JUnit's launcher are registered by META-INF/services alone. A module that
// provides a service must read the module of the service, and the launcher is often none: Surefire
// has it on the class path.
module dev.selvedge.framework {
  requires transitive org.junit.jupiter.api;
  requires static transitive org.assertj.core;
  requires static transitive org.jspecify;
  requires static transitive org.junit.platform.launcher;
  requires static jdk.attach;

  exports dev.selvedge;
  exports dev.selvedge.assertj;
  exports dev.selvedge.junit;
}
