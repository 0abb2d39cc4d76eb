package dev.selvedge.agent.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The latest line of every run and id, up to an amount of memory, so that a journal of any size
 * fits. When most of it is used up, further lines are kept without their details.
 */
final class LatestLines {

  private record Key(String run, String id) {}

  private record Line(Map<String, Object> values, long weight) {}

  private static final int BYTES_PER_LINE = 150;
  private static final int BYTES_PER_VALUE = 64;

  private final Map<Key, Line> lines = new LinkedHashMap<>();
  private final long room;
  private final Set<String> details;
  private long used;
  private long leftOut;
  private long shortened;

  /**
   * @param room about how many bytes there may be
   * @param details the keys of what a line can do without
   */
  LatestLines(long room, Set<String> details) {
    this.room = room;
    this.details = details;
  }

  /**
   * Keeps the line in the place of an earlier one with the same run and id.
   *
   * @param weight about how many bytes it takes
   */
  void put(String run, String id, Map<String, Object> values, int weight) {
    Key key = new Key(run, id);
    Line earlier = lines.get(key);
    long others = used - (earlier == null ? 0 : earlier.weight());
    Line line = new Line(values, weight + BYTES_PER_LINE);
    if (others + line.weight() > room / 2 && values.keySet().removeAll(details)) {
      shortened++;
      line = new Line(values, BYTES_PER_LINE + (long) BYTES_PER_VALUE * values.size());
    }
    if (others + line.weight() > room) {
      leftOut++;
      return;
    }
    used = others + line.weight();
    lines.put(key, line);
  }

  /** Forgets a line: what it said turned out not to be so. */
  void remove(String run, String id) {
    Line withdrawn = lines.remove(new Key(run, id));
    used -= withdrawn == null ? 0 : withdrawn.weight();
  }

  Collection<Map<String, Object>> values() {
    return lines.values().stream().map(Line::values).toList();
  }

  /** How many lines there was no room for. */
  long leftOut() {
    return leftOut;
  }

  /** How many lines there was no room for in full. */
  long shortened() {
    return shortened;
  }
}
