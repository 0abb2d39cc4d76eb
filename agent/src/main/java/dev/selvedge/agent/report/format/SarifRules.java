package dev.selvedge.agent.report.format;

import com.google.gson.stream.JsonWriter;
import dev.selvedge.agent.report.FindingView;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Journals;
import dev.selvedge.agent.report.MergedFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules that were on, and those that found something, with what their pages say. */
final class SarifRules {

  /** GitHub takes 25,000, this is more than there will ever be. */
  private static final int MOST = 1_000;

  /** The rules by name, each with the address of its page as far as a finding tells it. */
  private final Map<String, String> pages = new TreeMap<>();

  private final List<String> names;

  SarifRules(Journals journals, List<MergedFinding> findings) {
    for (MergedFinding merged : findings) {
      FindingView finding = merged.finding();
      if (pages.size() < MOST) {
        pages.putIfAbsent(Inert.name(finding.rule()), finding.docs() == null ? "" : finding.docs());
      }
    }
    for (String rule : journals.rules()) {
      if (pages.size() < MOST) {
        pages.putIfAbsent(Inert.name(rule), "https://selvedge.dev/rules/" + rule);
      }
    }
    names = new ArrayList<>(pages.keySet());
  }

  /** The place of a rule in the list, -1 if there was no room for it. */
  int indexOf(String rule) {
    return Math.max(-1, Collections.binarySearch(names, Inert.name(rule)));
  }

  void write(JsonWriter json) throws IOException {
    json.name("rules").beginArray();
    for (Map.Entry<String, String> rule : pages.entrySet()) {
      write(json, rule.getKey(), rule.getValue());
    }
    json.endArray();
  }

  private static void write(JsonWriter json, String rule, String page) throws IOException {
    RuleText text = RuleText.of(rule);
    String sentence = text == null ? "A rule of Selvedge." : text.sentence();
    json.beginObject();
    json.name("id").value(rule);
    message(json, "shortDescription", sentence, null);
    message(json, "fullDescription", sentence, null);
    if (page.startsWith("https://") && page.length() < 500 && isUri(page)) {
      json.name("helpUri").value(page);
    }
    message(
        json, "help", sentence + " See the page of the rule.", text == null ? null : text.page());
    json.name("defaultConfiguration").beginObject();
    json.name("level").value(text == null || text.error() ? "error" : "warning").endObject();
    json.name("properties").beginObject();
    json.name("precision").value("high");
    json.name("problem.severity").value(text == null || text.error() ? "error" : "warning");
    json.name("tags").beginArray().value("concurrency").value("reliability").endArray();
    json.endObject();
    json.endObject();
  }

  private static void message(JsonWriter json, String name, String text, @Nullable String markdown)
      throws IOException {
    json.name(name).beginObject().name("text").value(text);
    if (markdown != null) {
      json.name("markdown").value(markdown);
    }
    json.endObject();
  }

  private static boolean isUri(String address) {
    return address
        .chars()
        .allMatch(each -> each > ' ' && each < 0x7f && "\"<>\\^`{|}".indexOf(each) < 0);
  }
}
