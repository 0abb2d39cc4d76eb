package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which findings fail a test, and what is told of a closed window. */
class PolicyTests extends VerdictFixture {

  private static final Rule ERROR = new MadeUpRule("Bad", Severity.ERROR);
  private static final Rule WARNING = new MadeUpRule("Doubtful", Severity.WARNING);

  @Test
  void anErrorFailsByDefaultAndAWarningIsReported() {
    Map<String, Object> closed = close(Map.of(), Severity.ERROR);

    assertThat(rules(closed, "failing")).containsExactly("Bad");
    assertThat(rules(closed, "findings")).containsExactly("Bad", "Doubtful");
  }

  @Test
  void aWarningFailsIfTheUserSaysSo() {
    assertThat(rules(close(Map.of(), Severity.WARNING), "failing"))
        .containsExactly("Bad", "Doubtful");
  }

  @Test
  void nothingFailsIfTheUserSaysNever() {
    Map<String, Object> closed = close(Map.of(), null);

    assertThat(rules(closed, "failing")).isEmpty();
    assertThat(rules(closed, "findings")).hasSize(2);
  }

  @Test
  void theUsersSeverityCountsInsteadOfTheRules() {
    Map<String, Object> closed =
        close(Map.of("Bad", Severity.WARNING, "Doubtful", Severity.ERROR), Severity.ERROR);

    assertThat(rules(closed, "failing")).containsExactly("Doubtful");
    assertThat(maps(closed, "findings"))
        .extracting(finding -> finding.get("severity"))
        .containsExactly("WARNING", "ERROR");
  }

  @Test
  void theLineOfAClosedWindowNamesItsFindings() throws IOException {
    Map<String, Object> closed = close(Map.of(), Severity.ERROR);

    assertThat(closed).containsEntry("kind", "test").containsEntry("name", "bar()");
    assertThat((Long) closed.get("closedNanos"))
        .isGreaterThanOrEqualTo((Long) closed.get("openedNanos"));
    JsonObject line = lines("window").get(0);
    assertThat(line.get("id").getAsString()).isEqualTo("w1");
    assertThat(line.get("findings").toString()).isEqualTo("[\"f1\",\"f2\"]");
    assertThat(line.has("failing")).isFalse();
  }

  @Test
  void theLineOfAWindowSaysWhereItLies() {
    String type = open("class", "FooTest", null);
    String test =
        verdict.open(
            Map.of(
                "kind", "TEST",
                "name", "bar()",
                "class", "com.acme.FooTest",
                "method", "bar",
                "parent", type));

    assertThat(verdict.close(test))
        .containsEntry("kind", "test")
        .containsEntry("class", "com.acme.FooTest")
        .containsEntry("method", "bar")
        .containsEntry("parent", type);
  }

  private Map<String, Object> close(Map<String, Severity> severities, @Nullable Severity failOn) {
    verdict = new Verdict(new Policy(severities, failOn, 64), journal);
    String test = open("test", "bar()", null);
    verdict.propose(candidate(ERROR, line(1), Certainty.atOnce()));
    verdict.propose(candidate(WARNING, line(2), Certainty.atOnce()));
    return verdict.close(test);
  }

  private static List<Object> rules(Map<String, Object> closed, String key) {
    return maps(closed, key).stream().map(finding -> finding.get("rule")).toList();
  }
}
