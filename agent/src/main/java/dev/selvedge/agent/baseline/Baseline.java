package dev.selvedge.agent.baseline;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The findings that are known. A finding is known by its fingerprint, which does not tell apart
 * what is wrong twice in the same method: of those there may be no more than there were.
 */
public final class Baseline {

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::rule)
          .thenComparing(Entry::site)
          .thenComparing(Entry::fingerprint);

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A baseline of these findings, in any order. */
  public Baseline(Collection<Entry> entries) {
    for (Entry entry : entries.stream().sorted(ORDER).toList()) {
      this.entries.merge(entry.fingerprint(), entry, Entry::and);
    }
  }

  /** What is known, in the order of rules and places. */
  public Collection<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** What is known by a fingerprint; null if nothing is. */
  public @Nullable Entry find(String fingerprint) {
    return entries.get(fingerprint);
  }

  /**
   * Which of the lines where there is a finding now are known.
   *
   * @param fingerprint the fingerprint that these findings share
   * @param lines all of them
   */
  public Set<Integer> known(String fingerprint, SortedSet<Integer> lines) {
    Entry entry = entries.get(fingerprint);
    if (entry == null) {
      return Set.of();
    }
    return entry.lines() == null ? lines : Places.known(entry.lines(), lines);
  }
}
