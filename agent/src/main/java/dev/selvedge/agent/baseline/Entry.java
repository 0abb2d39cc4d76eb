package dev.selvedge.agent.baseline;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A finding that is known.
 *
 * @param rule the name of its rule
 * @param fingerprint what it is known by
 * @param site where it was, as a frame for people
 * @param lines the lines of the method where it was; null for any
 * @param message what happened, for people
 */
public record Entry(
    String rule,
    String fingerprint,
    String site,
    @Nullable SortedSet<Integer> lines,
    String message) {

  /** This one and another one of the same fingerprint, as branches that are merged leave them. */
  Entry and(Entry other) {
    if (lines == null || other.lines == null) {
      return lines == null ? this : other;
    }
    SortedSet<Integer> all = new TreeSet<>(lines);
    all.addAll(other.lines);
    return new Entry(rule, fingerprint, site, all, message);
  }
}
