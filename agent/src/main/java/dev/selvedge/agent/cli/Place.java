package dev.selvedge.agent.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding is.
 *
 * @param type the class
 * @param line below 1 if not known
 */
record Place(String type, String method, @Nullable String file, int line) {

  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

  /** The place of a finding, which is a map as the journal holds it. */
  static Place of(Map<String, ?> finding) {
    Map<?, ?> site = finding.get("site") instanceof Map<?, ?> map ? map : Map.of();
    return new Place(
        text(site, "class"),
        text(site, "method"),
        site.get("file") instanceof String file ? file : null,
        site.get("line") instanceof Number number ? number.intValue() : 0);
  }

  /** All lines at which there are findings, by their fingerprint; without one they are left out. */
  static Map<String, SortedSet<Integer>> byFingerprint(
      Iterable<? extends Map<String, ?>> findings) {
    Map<String, SortedSet<Integer>> lines = new LinkedHashMap<>();
    for (Map<String, ?> finding : findings) {
      if (finding.get("fingerprint") instanceof String fingerprint) {
        lines.computeIfAbsent(fingerprint, first -> new TreeSet<>()).add(of(finding).line());
      }
    }
    return lines;
  }

  private static String text(Map<?, ?> site, String key) {
    return site.get(key) instanceof String text ? text : "?";
  }

  /**
   * As a frame of a stack trace; a lambda, whose number may change, as the method that holds it.
   */
  @Override
  public String toString() {
    String where = file == null ? "Unknown Source" : line > 0 ? file + ":" + line : file;
    return type + "." + LAMBDA.matcher(method).replaceFirst("$1") + "(" + where + ")";
  }
}
