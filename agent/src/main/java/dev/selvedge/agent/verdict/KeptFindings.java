package dev.selvedge.agent.verdict;

import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.rule.Candidate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The findings of this JVM, each once for what is the same, and what the journal does not have of
 * them yet. Guarded by the lock of {@link Verdict}.
 */
final class KeptFindings {

  /** More different findings than this are counted, not kept. */
  private static final int MOST = 10_000;

  private final Policy policy;
  private final Journal journal;
  private final KnownFindings known;
  private final Map<Key, Finding> findings = new LinkedHashMap<>();
  private final Set<Finding> unwritten = new LinkedHashSet<>();

  /** The ids of findings that turned out to be the consequences of others. */
  private final Queue<String> freed = new ArrayDeque<>();

  private long ids;
  private long made;
  private long dropped;

  /**
   * @param known what was found before
   */
  KeptFindings(Policy policy, Journal journal, Known known) {
    this.policy = policy;
    this.journal = journal;
    this.known = new KnownFindings(known);
  }

  /** How many there were, those that were removed included. */
  long made() {
    return made;
  }

  /** The finding that an occurrence in a window is one of; null if there are too many. */
  @Nullable Finding of(Key key, Occurrence occurrence, @Nullable Window window) {
    Finding finding = findings.get(key);
    if (finding == null) {
      if (findings.size() >= MOST) {
        dropped++;
        return null;
      }
      finding = make(occurrence, window);
      findings.put(key, finding);
      unwritten.addAll(known.add(finding));
      if (window != null) {
        window.findings.add(finding);
      }
    }
    unwritten.add(finding);
    return finding;
  }

  private Finding make(Occurrence occurrence, @Nullable Window window) {
    Candidate candidate = occurrence.candidate;
    String reused = freed.poll();
    made++;
    return new Finding(
        reused == null ? "f" + ++ids : reused,
        policy.severityOf(candidate),
        candidate,
        window,
        occurrence.blame,
        policy.stackDepth());
  }

  /** There is something new to tell of a finding. */
  void changed(Finding finding) {
    unwritten.add(finding);
  }

  /** It is none any more; its id may go to another one. */
  void remove(Finding finding) {
    findings.values().remove(finding);
    unwritten.remove(finding);
    finding.leave();
    unwritten.addAll(known.remove(finding));
    freed.add(finding.id);
  }

  /** Tells the journal of those that were removed, and whose id nobody has taken. */
  void withdraw() {
    // In the journal the later line with an id replaces the earlier one.
    for (String id = freed.poll(); id != null; id = freed.poll()) {
      journal.append("withdrawn", id, Map.of());
    }
  }

  /** Whether there is something that the journal does not have. */
  boolean isUnwritten() {
    return !unwritten.isEmpty();
  }

  /** Brings the journal up to date. */
  void write() {
    unwritten.forEach(this::write);
    unwritten.clear();
  }

  /** Tells the journal of one at once. */
  void write(Finding finding) {
    journal.append("finding", finding.id, finding.toMap());
  }

  /** How many were not kept because there were too many. */
  long dropped() {
    return dropped;
  }

  /** All of them, as their lines in the journal have them. */
  List<Map<String, Object>> maps() {
    return maps(findings.values());
  }

  /** Some of them, likewise. */
  List<Map<String, Object>> maps(Iterable<Finding> some) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Finding finding : some) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("run", journal.run());
      line.put("id", finding.id);
      line.putAll(finding.toMap());
      maps.add(line);
    }
    return maps;
  }

  /** What makes findings the same. */
  record Key(
      String rule,
      String api,
      StackTraceElement site,
      @Nullable StackTraceElement origin,
      @Nullable String window,
      @Nullable String test) {

    static Key of(Occurrence occurrence, @Nullable Window window) {
      Candidate candidate = occurrence.candidate;
      return new Key(
          candidate.rule().name(),
          candidate.api(),
          candidate.site(),
          candidate.origin(),
          window == null ? null : window.id,
          occurrence.blame.test());
    }
  }
}
