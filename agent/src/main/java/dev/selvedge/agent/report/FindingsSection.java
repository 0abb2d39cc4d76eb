package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The section with what is wrong: a filter, then the findings by rule, worst first. */
final class FindingsSection {

  private static final int MOST_SHOWN = 1_000;
  private static final int MOST_TESTS = 500;

  private final List<MergedFinding> findings;
  private final int notShown;
  private final List<String> tests;
  private final Anchors anchors;

  FindingsSection(List<MergedFinding> worstFirst, Anchors anchors) {
    this.anchors = anchors;
    findings = worstFirst.subList(0, Math.min(MOST_SHOWN, worstFirst.size()));
    notShown = worstFirst.size() - findings.size();
    SortedSet<String> all = new TreeSet<>();
    findings.forEach(finding -> all.addAll(FindingCard.tests(finding)));
    tests = all.stream().limit(MOST_TESTS).toList();
  }

  void writeTo(Html html) throws IOException {
    html.open("section", "id", "findings", "aria-labelledby", "findings-title");
    html.element("h2", "Findings", "id", "findings-title");
    if (findings.isEmpty()) {
      html.element("p", "Nothing was found in what these journals hold.", "class", "empty");
    } else {
      if (notShown > 0) {
        html.element(
            "p",
            String.format(
                Locale.ROOT,
                "The worst %,d of %,d are on this page; the journals hold all of them.",
                findings.size(),
                findings.size() + notShown));
      }
      filter(html);
      for (Map.Entry<String, List<MergedFinding>> rule : byRule().entrySet()) {
        rule(html, rule.getKey(), rule.getValue());
      }
      html.element(
          "p", "No finding matches the filter.", "class", "empty", "id", "no-match", "hidden", "");
    }
    html.close();
  }

  /** Rules in the order of their worst finding. */
  private Map<String, List<MergedFinding>> byRule() {
    return findings.stream()
        .collect(
            Collectors.groupingBy(
                merged -> merged.finding().rule(),
                LinkedHashMap::new,
                Collectors.toCollection(ArrayList::new)));
  }

  private void filter(Html html) throws IOException {
    // Hidden until the script runs: without it the filter would do nothing.
    html.open(
        "form",
        "class",
        "filter",
        "id",
        "filter",
        "role",
        "search",
        "aria-label",
        "Filter findings",
        "hidden",
        "");
    html.open("label").element("span", "Search");
    html.open(
        "input",
        "type",
        "search",
        "id",
        "search",
        "autocomplete",
        "off",
        "spellcheck",
        "false",
        "placeholder",
        "class, message, thread ...",
        "aria-keyshortcuts",
        "/");
    html.close();
    List<String> rules = List.copyOf(byRule().keySet());
    select(html, "Rule", "rule", rules, rules);
    select(
        html, "Severity", "severity", List.of("ERROR", "WARNING"), List.of("Errors", "Warnings"));
    if (!tests.isEmpty()) {
      List<String> numbers = new ArrayList<>();
      for (int number = 0; number < tests.size(); number++) {
        numbers.add(String.valueOf(number));
      }
      select(html, "Test", "test", numbers, tests);
    }
    html.element(
        "p",
        Durations.counted(findings.size(), "finding"),
        "class",
        "shown",
        "id",
        "shown",
        "role",
        "status");
    html.close();
  }

  private static void select(
      Html html, String label, String id, List<String> values, List<String> texts)
      throws IOException {
    html.open("label").element("span", label).open("select", "id", id);
    html.element("option", "All", "value", "");
    for (int at = 0; at < values.size(); at++) {
      html.element("option", Inert.name(texts.get(at)), "value", values.get(at));
    }
    html.close().close();
  }

  private void rule(Html html, String rule, List<MergedFinding> ofRule) throws IOException {
    html.open("section", "class", "rule");
    html.open("div", "class", "rule-head");
    html.element("h3", Inert.name(rule));
    html.element("span", ConsoleSummary.counts(ofRule, 0), "class", "quiet");
    RulePage.link(html, ofRule.get(0).finding().docs(), "About this rule", Inert.name(rule));
    html.close();
    for (MergedFinding merged : ofRule) {
      new FindingCard(merged, tests, anchors).writeTo(html);
    }
    html.close();
  }
}
