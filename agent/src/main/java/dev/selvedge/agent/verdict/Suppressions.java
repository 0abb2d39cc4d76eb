package dev.selvedge.agent.verdict;

import dev.selvedge.agent.journal.Journal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was suppressed by which allowance, in the journal with a line for each. Guarded by the lock
 * of {@link Verdict}.
 */
final class Suppressions {

  /** More different findings than this are not told apart. */
  private static final int MOST_FINDINGS = 10_000;

  private final Journal journal;
  private final Map<Allowance, Entry> entries = new LinkedHashMap<>();
  private final Set<Entry> unwritten = new LinkedHashSet<>();
  private long findings;

  Suppressions(Journal journal) {
    this.journal = journal;
  }

  /** An allowance is there, which may turn out to be good for nothing. */
  void know(Iterable<Allowance> allowances) {
    allowances.forEach(this::entry);
  }

  /** An allowance has suppressed something. */
  void add(Allowance allowance, Object finding) {
    Entry entry = entry(allowance);
    entry.occurrences++;
    if (entry.findings.size() < MOST_FINDINGS && entry.findings.add(finding)) {
      findings++;
    }
    unwritten.add(entry);
  }

  /** How many findings were suppressed. */
  long findings() {
    return findings;
  }

  /** Whether there is something that the journal does not have. */
  boolean isUnwritten() {
    return !unwritten.isEmpty();
  }

  /** Brings the journal up to date. */
  void write() {
    for (Entry entry : unwritten) {
      journal.append("allowance", entry.id, entry.toMap());
    }
    unwritten.clear();
  }

  /** Those that have suppressed something, as the journal has them. */
  List<Map<String, Object>> used() {
    return entries.values().stream()
        .filter(entry -> entry.occurrences > 0)
        .map(Entry::toMap)
        .toList();
  }

  private Entry entry(Allowance allowance) {
    Entry known = entries.get(allowance);
    if (known == null) {
      known = new Entry("a" + (entries.size() + 1), allowance);
      entries.put(allowance, known);
      unwritten.add(known);
    }
    return known;
  }

  private static final class Entry {

    final String id;
    final Allowance allowance;
    final Set<Object> findings = new HashSet<>();
    long occurrences;

    Entry(String id, Allowance allowance) {
      this.id = id;
      this.allowance = allowance;
    }

    Map<String, Object> toMap() {
      Map<String, Object> map = allowance.toMap();
      map.put("findings", findings.size());
      map.put("occurrences", occurrences);
      return map;
    }
  }
}
