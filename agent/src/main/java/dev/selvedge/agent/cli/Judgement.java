package dev.selvedge.agent.cli;

import dev.selvedge.agent.baseline.Baseline;
import dev.selvedge.agent.report.CheckSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sorts findings by whether they fail: by what the user has decided about rules, and by the
 * baseline.
 */
final class Judgement {

  static final String OFF = "off";
  static final String NEVER = "never";

  private final boolean never;
  private final List<Map<String, Object>> failing = new ArrayList<>();
  private final List<Map<String, Object>> tolerated = new ArrayList<>();
  private final List<Map<String, Object>> known = new ArrayList<>();
  private final List<Map<String, Object>> off = new ArrayList<>();

  /**
   * @param findings maps as the journal holds them
   * @param severities by rule, where it is not the one of the journal
   * @param failOn the least severity that fails
   * @param baseline what is known; null if that is as the journals say
   */
  Judgement(
      List<Map<String, Object>> findings,
      Map<String, String> severities,
      String failOn,
      @Nullable Baseline baseline) {
    this.never = failOn.equals(NEVER);
    Map<String, Set<Integer>> knownLines = baseline == null ? Map.of() : known(findings, baseline);
    for (Map<String, Object> line : findings) {
      Map<String, Object> finding = new LinkedHashMap<>(line);
      String severity = severities.get(String.valueOf(line.get("rule")));
      if (severity != null) {
        finding.put("severity", severity);
      }
      if (baseline != null) {
        finding.put(
            "known",
            knownLines.getOrDefault(fingerprint(line), Set.of()).contains(Place.of(line).line()));
      }
      list(finding, failOn).add(finding);
    }
  }

  private List<Map<String, Object>> list(Map<String, Object> finding, String failOn) {
    if (OFF.equals(finding.get("severity"))) {
      return off;
    }
    if (Boolean.TRUE.equals(finding.get("known")) || Boolean.TRUE.equals(finding.get("expected"))) {
      return known;
    }
    boolean fails = failOn.equals("WARNING") || failOn.equals(finding.get("severity"));
    return fails ? failing : tolerated;
  }

  /** The known lines by fingerprint. */
  private static Map<String, Set<Integer>> known(
      List<Map<String, Object>> findings, Baseline baseline) {
    Map<String, Set<Integer>> known = new HashMap<>();
    Place.byFingerprint(findings)
        .forEach(
            (fingerprint, lines) -> known.put(fingerprint, baseline.known(fingerprint, lines)));
    return known;
  }

  private static String fingerprint(Map<String, Object> finding) {
    return String.valueOf(finding.get("fingerprint"));
  }

  boolean fails() {
    return !failing.isEmpty();
  }

  /** Those that fail. */
  List<Map<String, Object>> failing() {
    return failing;
  }

  /** Those that are news, whether they fail or not. */
  List<Map<String, Object>> unknown() {
    List<Map<String, Object>> unknown = new ArrayList<>(failing);
    unknown.addAll(tolerated);
    return unknown;
  }

  CheckSummary summary() {
    return new CheckSummary(failing, tolerated, known, off, never);
  }
}
