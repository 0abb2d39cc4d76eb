package dev.selvedge.agent.report;

/**
 * How much memory the lines of journals may take, about, in bytes. Journals may be of any size, so
 * what does not fit is left out and counted.
 *
 * @param findings for findings
 * @param windows for windows
 * @param spans for what tasks did and when
 * @param others for the lines of each other type
 */
record Room(long findings, long windows, long spans, long others) {

  private static final long MOST = 1_500L << 20;

  /** Room in a JVM whose business is reading: half of its memory, the rest is for the report. */
  static Room ofThisJvm() {
    return of(Math.min(MOST, Runtime.getRuntime().maxMemory() / 2));
  }

  /** Room of so many bytes in all. */
  static Room of(long bytes) {
    return new Room(bytes * 35 / 100, bytes * 20 / 100, bytes * 36 / 100, bytes * 3 / 100);
  }
}
