package dev.selvedge.agent.sensor.carrier;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A carrier as Linux knows it. Used by the watchdog, but for {@link #current()}. */
final class OsThread {

  /** What the operating system says of a thread. */
  enum State {
    /** It runs, or would if it got a processor. */
    RUNS,
    /** It waits for something. */
    SLEEPS,
    UNKNOWN
  }

  private static final String SELF = "/proc/thread-self";

  private final File folder;
  private final byte[] buffer = new byte[512];
  private @Nullable RandomAccessFile times;
  private long heldUpNanos;

  /** Where in the buffer the next number begins. */
  private int next;

  OsThread(File folder) {
    this.folder = folder;
  }

  /** The current thread; null where it is not Linux. */
  static @Nullable OsThread current() {
    try {
      String path = new File(SELF).getCanonicalPath();
      return path.equals(SELF) ? null : new OsThread(new File(path));
    } catch (IOException notLinux) {
      return null;
    }
  }

  /** The processor time that it has used; -1 if it is not known. */
  long cpuNanos() {
    try {
      RandomAccessFile file = times;
      if (file == null) {
        file = new RandomAccessFile(new File(folder, "schedstat"), "r");
        times = file;
      }
      file.seek(0);
      int length = file.read(buffer);
      long cpu = number(0, length);
      if (cpu >= 0) {
        heldUpNanos = Math.max(0, number(next, length));
      }
      return cpu;
    } catch (IOException gone) {
      return -1;
    }
  }

  /** How long it had wanted a processor that others had when it was last asked for its time. */
  long heldUpNanos() {
    return heldUpNanos;
  }

  private long number(int begin, int length) {
    long number = 0;
    int i = begin;
    for (; i < length && buffer[i] >= '0' && buffer[i] <= '9'; i++) {
      number = 10 * number + buffer[i] - '0';
    }
    next = i + 1;
    return i == begin ? -1 : number;
  }

  State state() {
    String line = read();
    int name = line.lastIndexOf(')');
    if (name < 0 || name + 2 >= line.length()) {
      return State.UNKNOWN;
    }
    char state = line.charAt(name + 2);
    return state == 'S' || state == 'D' ? State.SLEEPS : State.RUNS;
  }

  private String read() {
    try (FileInputStream in = new FileInputStream(new File(folder, "stat"))) {
      int length = in.read(buffer);
      return length <= 0 ? "" : new String(buffer, 0, length, StandardCharsets.US_ASCII);
    } catch (IOException gone) {
      return "";
    }
  }

  /** Gives back what it has opened. */
  void close() {
    try {
      if (times != null) {
        times.close();
      }
    } catch (IOException e) {
      // It was read only.
    }
  }
}
