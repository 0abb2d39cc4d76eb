package dev.selvedge.agent.sensor;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * How often the current thread has given up the processor to wait for something, as Linux counts
 * it. A thread that lost the processor to others has not: this tells a park from one that found its
 * permit at hand, however busy the machine is.
 */
final class VoluntarySwitches {

  /** What is answered where nobody counts. */
  static final long UNKNOWN = -1;

  private static final String STATUS = "/proc/thread-self/status";
  private static final String KEY = "\nvoluntary_ctxt_switches:";
  private static final int ENOUGH = 4_096;

  /** Whether the file was there so far. */
  private static volatile boolean counted = true;

  private VoluntarySwitches() {}

  /** Must be called while what the current thread does itself is not looked at. */
  static long count() {
    if (!counted) {
      return UNKNOWN;
    }
    try (InputStream status = new FileInputStream(STATUS)) {
      return parse(new String(status.readNBytes(ENOUGH), StandardCharsets.ISO_8859_1));
    } catch (IOException | RuntimeException otherSystem) {
      counted = false;
      return UNKNOWN;
    }
  }

  static long parse(String status) {
    int key = status.indexOf(KEY);
    if (key < 0) {
      return UNKNOWN;
    }
    int begin = key + KEY.length();
    int end = status.indexOf('\n', begin);
    return Long.parseLong(status.substring(begin, end < 0 ? status.length() : end).strip());
  }
}
