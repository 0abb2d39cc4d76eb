package dev.selvedge.agent.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest line of every run and id, up to a number of characters in all, so that a journal of
 * any size fits into memory.
 */
final class LatestLines {

  private record Key(String run, String id) {}

  private record Line(Map<String, Object> values, int length) {}

  private final Map<Key, Line> lines = new LinkedHashMap<>();
  private final long mostCharacters;
  private long characters;
  private long leftOut;

  LatestLines(long mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /** Keeps the line in the place of an earlier one with the same run and id. */
  void put(String run, String id, Map<String, Object> values, int length) {
    Key key = new Key(run, id);
    Line earlier = lines.get(key);
    long needed = characters + length - (earlier == null ? 0 : earlier.length());
    if (needed > mostCharacters) {
      leftOut++;
      return;
    }
    characters = needed;
    lines.put(key, new Line(values, length));
  }

  /** Forgets a line: what it said turned out not to be so. */
  void remove(String run, String id) {
    Line withdrawn = lines.remove(new Key(run, id));
    characters -= withdrawn == null ? 0 : withdrawn.length();
  }

  Collection<Map<String, Object>> values() {
    return lines.values().stream().map(Line::values).toList();
  }

  /** How many lines there was no room for. */
  long leftOut() {
    return leftOut;
  }
}
