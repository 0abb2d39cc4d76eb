package dev.selvedge.agent.report;

import org.jspecify.annotations.Nullable;

/**
 * Chooses which lines of spans of a file are read where there is no time for all: some of each part
 * of it.
 */
final class SomeSpans {

  /** About the longest line that the agent writes. */
  private static final long LINE = 1 << 16;

  private static final String BEGIN = "{\"type\":\"spans\",";
  private static final String TASK = "{\"task\":";

  private final long most;
  private final long all;
  private long seen;
  private long taken;

  /**
   * @param most how many characters may be read
   * @param all how many there are at most
   */
  SomeSpans(long most, long all) {
    this.most = most;
    this.all = all;
  }

  /** Whether the line is one of spans and there is no time for it. */
  boolean leaveOut(String line) {
    seen += line.length();
    if (all <= most || !line.startsWith(BEGIN)) {
      return false;
    }
    if (taken >= seen * ((double) most / all) + LINE) {
      return true;
    }
    taken += line.length();
    return false;
  }

  /** How many tasks the line tells of. */
  static int tasks(String line) {
    int tasks = 0;
    for (int at = line.indexOf(TASK); at >= 0; at = line.indexOf(TASK, at + 1)) {
      tasks++;
    }
    return tasks;
  }

  /** The value of a key near the beginning of the line, or null if it has none there. */
  static @Nullable String text(String line, String key) {
    String before = "\"" + key + "\":\"";
    int begin = line.indexOf(before);
    int end = begin < 0 ? -1 : line.indexOf('"', begin + before.length());
    return end < 0 || end > 500 ? null : line.substring(begin + before.length(), end);
  }
}
