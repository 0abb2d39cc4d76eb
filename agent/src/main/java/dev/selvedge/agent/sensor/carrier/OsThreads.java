package dev.selvedge.agent.sensor.carrier;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The threads of this JVM as Linux knows them. Which of them is a carrier is told by its processor
 * time, which Linux has to the nanosecond: a thread that does not run has the same there as in the
 * JVM.
 */
final class OsThreads {

  /** What the operating system says of a thread. */
  enum State {
    /** It runs, or would if it got a processor. */
    RUNS,
    /** It waits for something. */
    SLEEPS,
    UNKNOWN
  }

  private static final File TASKS = new File("/proc/self/task");

  private final byte[] buffer = new byte[512];

  /**
   * The state of a carrier.
   *
   * @param cpuNanos the processor time that it has used
   */
  State of(Slot slot, long cpuNanos) {
    String known = slot.osThread;
    if (known == null || !hasUsed(known, cpuNanos)) {
      known = find(cpuNanos);
      slot.osThread = known;
    }
    return known == null ? State.UNKNOWN : state(known);
  }

  private @Nullable String find(long cpuNanos) {
    String[] all = TASKS.list();
    String found = null;
    if (all != null) {
      for (String each : all) {
        if (hasUsed(each, cpuNanos)) {
          if (found != null) {
            return null;
          }
          found = each;
        }
      }
    }
    return found;
  }

  private boolean hasUsed(String thread, long cpuNanos) {
    return read(thread, "schedstat").startsWith(cpuNanos + " ");
  }

  private State state(String thread) {
    String line = read(thread, "stat");
    int name = line.lastIndexOf(')');
    if (name < 0 || name + 2 >= line.length()) {
      return State.UNKNOWN;
    }
    char state = line.charAt(name + 2);
    return state == 'S' || state == 'D' ? State.SLEEPS : State.RUNS;
  }

  private String read(String thread, String file) {
    try (FileInputStream in = new FileInputStream(new File(new File(TASKS, thread), file))) {
      int length = in.read(buffer);
      return length <= 0 ? "" : new String(buffer, 0, length, StandardCharsets.US_ASCII);
    } catch (IOException gone) {
      return "";
    }
  }
}
