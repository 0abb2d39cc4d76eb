package dev.selvedge.agent.verdict;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.selvedge.agent.journal.Journal;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A verdict with a journal of its own, and candidates of a made-up rule. */
abstract class VerdictFixture {

  static final Rule RULE = new MadeUpRule("BlockedEventLoop", Severity.ERROR);

  @TempDir Path folder;
  Journal journal;
  Verdict verdict;

  @BeforeEach
  void verdict() throws IOException {
    journal =
        Journal.create(
            folder,
            e -> {
              throw new AssertionError(e);
            });
    verdict = new Verdict(new Policy(Map.of(), Severity.ERROR, 64), journal);
  }

  /** A line of {@code com.acme.Handler.handle}. */
  static StackTraceElement line(int line) {
    return new StackTraceElement("com.acme.Handler", "handle", "Handler.java", line);
  }

  static Candidate candidate() {
    return candidate(RULE, line(41), Certainty.atOnce());
  }

  static Candidate candidate(Rule rule, StackTraceElement site, Certainty certainty) {
    return candidate(rule, "java.lang.Thread.sleep", site, certainty);
  }

  static Candidate candidate(Rule rule, String api, StackTraceElement site, Certainty certainty) {
    return candidate(rule, api, site, certainty, 7);
  }

  /** One about a wait of its own. */
  static Candidate candidate(StackTraceElement site, long nanos) {
    return candidate(RULE, "java.lang.Thread.sleep", site, Certainty.atOnce(), nanos);
  }

  private static Candidate candidate(
      Rule rule, String api, StackTraceElement site, Certainty certainty, long nanos) {
    StackTraceElement innermost =
        new StackTraceElement(
            "app", "java.base", "25", "java.lang.Thread", "sleep", "Thread.java", 509);
    return new Candidate(
        rule,
        api,
        "it sleeps",
        "Do not.",
        site,
        List.of(innermost, site),
        "loop-0",
        nanos,
        certainty,
        null,
        null);
  }

  String open(String kind, String name, @Nullable String parent) {
    Map<String, String> window = new HashMap<>();
    window.put("kind", kind);
    window.put("name", name);
    if (parent != null) {
      window.put("parent", parent);
    }
    return verdict.open(window);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Map<String, Object> closed, String key) {
    return (List<Map<String, Object>>) closed.get(key);
  }

  /** The lines of one type in the journal, as they were written. */
  List<JsonObject> lines(String type) throws IOException {
    return Files.readAllLines(journal.file()).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .filter(line -> line.get("type").getAsString().equals(type))
        .toList();
  }

  record MadeUpRule(String name, Severity severity) implements Rule {}
}
