/**
 * Selvedge for tests: {@link dev.selvedge.Guarded @Guarded} and what it reports. The agent is not
 * among the required modules on purpose; it lives on the boot class path and nowhere else.
 */
module dev.selvedge.framework {
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports dev.selvedge;
  exports dev.selvedge.junit;
}
