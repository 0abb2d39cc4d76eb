package dev.selvedge.agent.report;

/**
 * How much memory the lines of journals may take, about, in bytes. Journals may be of any size, so
 * what does not fit is left out and counted.
 *
 * @param findings for findings
 * @param windows for windows
 * @param spans for what tasks did and when
 * @param others for the lines of each other type
 * @param spanCharacters how many characters of spans are looked at in a file, as that takes time
 */
record Room(long findings, long windows, long spans, long others, long spanCharacters) {

  private static final long MOST = 1_500L << 20;
  private static final long MOST_AT_END = 48L << 20;

  /** Some 6,000 tasks, which take a tenth of a second in a JVM that has never read a journal. */
  private static final long CHARACTERS_AT_END = 3 << 19;

  /** Room in a JVM whose business is reading: half of its memory, the rest is for the report. */
  static Room ofThisJvm() {
    return of(Math.min(MOST, Runtime.getRuntime().maxMemory() / 2));
  }

  /** Room in the user's JVM when that ends, which nobody wants to wait for. */
  static Room atEnd() {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return of(Math.min(MOST_AT_END, free / 4)).withSpanCharacters(CHARACTERS_AT_END);
  }

  /** Room of so many bytes in all. */
  static Room of(long bytes) {
    return new Room(
        bytes * 35 / 100, bytes * 20 / 100, bytes * 36 / 100, bytes * 3 / 100, Long.MAX_VALUE);
  }

  /** The same room for fewer looks at spans. */
  Room withSpanCharacters(long characters) {
    return new Room(findings, windows, spans, others, characters);
  }
}
