package dev.selvedge.junit;

import dev.selvedge.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a window saw, read from the map that closing it returns.
 *
 * @param findings all that was found, errors and warnings
 * @param failing the findings that fail the test
 * @param failure the text of the failing ones for a person; empty if there are none
 * @param sweep what the sweep of the window has reached; empty if it was not swept
 * @param missed what was expected and not found, as the agent tells it
 * @param fanOuts the lines that have forked two tasks or more, as the journal has them
 */
record WindowResult(
    List<Finding> findings,
    List<Finding> failing,
    String failure,
    Map<?, ?> sweep,
    List<Map<?, ?>> missed,
    List<?> fanOuts) {

  static WindowResult of(Map<String, ?> closed) {
    List<Finding> failing = findings(closed.get("failing"));
    String failure =
        closed.get("failure") instanceof String text
            ? text
            : failing.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    Map<?, ?> sweep = closed.get("sweep") instanceof Map<?, ?> swept ? swept : Map.of();
    List<?> fanOuts = closed.get("fanOuts") instanceof List<?> forked ? forked : List.of();
    return new WindowResult(
        findings(closed.get("findings")),
        failing,
        failure,
        sweep,
        maps(closed.get("missed")),
        fanOuts);
  }

  /** Returns the findings that fail nothing, by their severity or because they are expected. */
  List<Finding> warnings() {
    List<Finding> warnings = new ArrayList<>(findings);
    warnings.removeAll(failing);
    return warnings;
  }

  /** Returns the result of a test that is not asked what it has missed. */
  WindowResult withoutMissed() {
    return new WindowResult(findings, failing, failure, sweep, List.of(), fanOuts);
  }

  /** Returns what both windows saw. */
  WindowResult and(WindowResult other) {
    return new WindowResult(
        concat(findings, other.findings),
        concat(failing, other.failing),
        failure.isEmpty() || other.failure.isEmpty()
            ? failure + other.failure
            : failure + "\n\n" + other.failure,
        sweep,
        missed,
        Stream.concat(fanOuts.stream(), other.fanOuts.stream()).toList());
  }

  /** Returns the result without the findings that were told before. */
  WindowResult without(Set<String> told) {
    return told.isEmpty()
        ? this
        : new WindowResult(
            untold(findings, told), untold(failing, told), failure, sweep, missed, fanOuts);
  }

  Set<String> keys() {
    return Stream.concat(failing.stream(), findings.stream())
        .map(WindowResult::key)
        .collect(Collectors.toSet());
  }

  /** A finding without an id cannot be told apart from others, so it is never held back. */
  private static List<Finding> untold(List<Finding> findings, Set<String> told) {
    return findings.stream()
        .filter(finding -> finding.id().isEmpty() || !told.contains(key(finding)))
        .toList();
  }

  private static List<Finding> concat(List<Finding> first, List<Finding> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static String key(Finding finding) {
    return finding.run() + '/' + finding.id();
  }

  private static List<Map<?, ?>> maps(@Nullable Object lines) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object line : lines instanceof List<?> list ? list : List.of()) {
      if (line instanceof Map<?, ?> map) {
        maps.add(map);
      }
    }
    return maps;
  }

  @SuppressWarnings("unchecked")
  private static List<Finding> findings(@Nullable Object lines) {
    return lines instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(line -> Finding.of((Map<String, ?>) line))
            .toList()
        : List.of();
  }
}
