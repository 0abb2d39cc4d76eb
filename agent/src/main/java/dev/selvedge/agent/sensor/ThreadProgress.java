package dev.selvedge.agent.sensor;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * How far a thread has come since a moment, as Linux counts it: the time that it has computed, and
 * the time that it would have, had others not had the processor. So a thread that goes on is told
 * from one that is held up, however busy the machine is.
 */
public final class ThreadProgress {

  /** Of a thread of which nobody counts anything. */
  public static final ThreadProgress UNKNOWN = new ThreadProgress(-1, 0, 0);

  private static final String TASKS = "/proc/self/task/";
  private static final String CURRENT = "/proc/thread-self/";
  private static final int ENOUGH = 256;

  /** Whether the files were there so far. */
  private static volatile boolean counted = true;

  private final long id;
  private final long computedNanos;
  private final long heldUpNanos;

  private ThreadProgress(long id, long computedNanos, long heldUpNanos) {
    this.id = id;
    this.computedNanos = computedNanos;
    this.heldUpNanos = heldUpNanos;
  }

  /** The current thread now; of a virtual one, its carrier. */
  public static ThreadProgress ofCurrent() {
    if (!counted || EventLoops.current() != null) {
      return UNKNOWN;
    }
    try {
      String stat = read(CURRENT + "stat");
      return of(Long.parseLong(stat.substring(0, stat.indexOf(' '))));
    } catch (IOException | RuntimeException otherSystem) {
      counted = false;
      return UNKNOWN;
    }
  }

  private static ThreadProgress of(long id) throws IOException {
    String[] numbers = read(TASKS + id + "/schedstat").strip().split(" ", -1);
    return new ThreadProgress(id, Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }

  private static String read(String file) throws IOException {
    try (InputStream in = new FileInputStream(file)) {
      return new String(in.readNBytes(ENOUGH), StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * Whether the thread has gone on for longer than it may.
   *
   * @param graceNanos how long it may
   * @param lastedNanos how long ago that moment is
   * @param hasBlocked whether it has called something since then that makes it wait
   * @return false also if nobody counts
   */
  public boolean isPast(long graceNanos, long lastedNanos, boolean hasBlocked) {
    if (id < 0) {
      return false;
    }
    try {
      ThreadProgress now = of(id);
      long computed = now.computedNanos - computedNanos;
      long heldUp = now.heldUpNanos - heldUpNanos;
      return computed >= graceNanos / 2 || (hasBlocked && lastedNanos - heldUp >= graceNanos);
    } catch (IOException | RuntimeException ended) {
      return false;
    }
  }
}
