package dev.selvedge.agent.cli;

import dev.selvedge.agent.baseline.Baseline;
import dev.selvedge.agent.baseline.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes a baseline of findings. What it says for people is of the first line and, of several
 * messages, the first of the alphabet, so that it does not depend on which JVM was read first.
 */
final class KnownPlaces {

  private KnownPlaces() {}

  /**
   * A baseline of all these findings.
   *
   * @param findings maps as the journal holds them
   */
  static Baseline of(Iterable<? extends Map<String, ?>> findings) {
    Map<String, List<Map<String, ?>>> byFingerprint = new LinkedHashMap<>();
    for (Map<String, ?> finding : findings) {
      if (finding.get("fingerprint") instanceof String fingerprint) {
        byFingerprint.computeIfAbsent(fingerprint, first -> new ArrayList<>()).add(finding);
      }
    }
    List<Entry> entries = new ArrayList<>();
    byFingerprint.forEach((fingerprint, same) -> entries.add(entry(fingerprint, same)));
    return new Baseline(entries);
  }

  private static Entry entry(String fingerprint, List<Map<String, ?>> same) {
    List<Place> places = same.stream().map(Place::of).toList();
    SortedSet<Integer> lines = new TreeSet<>();
    places.forEach(place -> lines.add(place.line()));
    String site =
        places.stream()
            .min(Comparator.comparingInt(Place::line).thenComparing(Place::toString))
            .map(Place::toString)
            .orElse("?");
    return new Entry(first(same, "rule"), fingerprint, site, lines, first(same, "message"));
  }

  private static String first(List<Map<String, ?>> findings, String key) {
    return findings.stream()
        .map(finding -> String.valueOf(finding.get(key)))
        .min(Comparator.naturalOrder())
        .orElse("?");
  }
}
