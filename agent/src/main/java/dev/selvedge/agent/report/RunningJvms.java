package dev.selvedge.agent.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells of a JVM whose journal has no end whether it still runs, if it runs on this machine. */
final class RunningJvms {

  /** From the start of a process to the first line of its journal, at most. */
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(2);

  private RunningJvms() {}

  /**
   * Whether there is a process of that number that is as old as the journal. Another machine's
   * process may have the same number, but did hardly begin in the same minute.
   *
   * @param start the values of the start line of the JVM
   */
  static boolean include(Map<String, Object> start) {
    Fields fields = new Fields(start);
    long pid = fields.number("pid", 0);
    long epochMillis = fields.number("epochMillis", 0);
    if (pid <= 0 || epochMillis <= 0) {
      return false;
    }
    Optional<Instant> began =
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().startInstant());
    if (began.isEmpty()) {
      return false;
    }
    long after = epochMillis - began.get().toEpochMilli();
    boolean late = fields.text("attached", "").equals("late");
    return after >= -CLOCKS_DIFFER_BY.toMillis() && (late || after <= LONGEST_START.toMillis());
  }
}
