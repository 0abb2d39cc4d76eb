package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Candidate.Certainty;
import dev.selvedge.agent.rule.Rule;
import dev.selvedge.agent.rule.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known from before is told, and fails nothing. */
class KnownFindingsTests extends VerdictFixture {

  private static final Candidate CANDIDATE = candidate();

  /** Knows of one line of the method, the first that there is. */
  private static final Known ONE_LINE =
      new Known() {
        @Override
        public boolean has(String fingerprint) {
          return fingerprint.equals(Fingerprint.of(CANDIDATE));
        }

        @Override
        public Set<Integer> among(String fingerprint, SortedSet<Integer> lines) {
          return has(fingerprint) ? Set.of(lines.first()) : Set.of();
        }
      };

  @BeforeEach
  void knowOneLine() {
    verdict =
        new Verdict(new Policy(Map.of(), Severity.WARNING, 64), journal, Allowances.NONE, ONE_LINE);
  }

  @Test
  void whatIsKnownIsFoundAndDoesNotFail() throws IOException {
    String test = open("test", "bar()", null);
    verdict.propose(CANDIDATE);
    Map<String, Object> closed = verdict.close(test);

    assertThat(maps(closed, "failing")).isEmpty();
    assertThat(maps(closed, "findings"))
        .singleElement()
        .satisfies(finding -> assertThat(finding).containsEntry("known", true));
    assertThat(lines("finding"))
        .allSatisfy(line -> assertThat(line.get("known").getAsBoolean()).isTrue());
  }

  @Test
  void whatIsNotKnownFails() throws IOException {
    String test = open("test", "bar()", null);
    verdict.propose(candidate(RULE, "java.lang.Thread.join", line(41), Certainty.atOnce()));

    assertThat(maps(verdict.close(test), "failing")).hasSize(1);
    assertThat(lines("finding")).noneMatch(line -> line.has("known"));
  }

  @Test
  void theSameInAnotherTestIsKnownToo() {
    String one = open("test", "one()", null);
    verdict.propose(CANDIDATE);
    verdict.close(one);
    String other = open("test", "other()", null);
    verdict.propose(CANDIDATE);

    assertThat(maps(verdict.close(other), "failing")).isEmpty();
  }

  @Test
  void moreOfItInTheSameMethodFails() {
    String test = open("test", "bar()", null);
    verdict.propose(CANDIDATE);
    verdict.propose(candidate(RULE, line(52), Certainty.atOnce()));

    assertThat(maps(verdict.close(test), "failing"))
        .singleElement()
        .satisfies(
            finding -> assertThat(((Map<?, ?>) finding.get("site")).get("line")).isEqualTo(52));
  }

  @Test
  void theJournalIsSetRightWhenAnotherOneTurnsOutToBeTheKnownOne() throws IOException {
    verdict.propose(candidate(RULE, line(52), Certainty.atOnce()));
    verdict.flush();
    assertThat(latest("f1").has("known")).isTrue();

    verdict.propose(CANDIDATE);
    verdict.flush();
    assertThat(latest("f1").has("known")).isFalse();
    assertThat(latest("f2").get("known").getAsBoolean()).isTrue();
  }

  @Test
  void whenTheKnownOneTurnsOutToBeNoneItsPlaceIsFree() throws IOException {
    verdict.propose(CANDIDATE);
    verdict.propose(onThread("loop-1", line(52)));
    verdict.propose(onThread("loop-2", line(52)));
    verdict.flush();
    assertThat(latest("f2").has("known")).isFalse();

    // What explains the first one, all of it, is another rule's.
    Rule sync = new MadeUpRule("SyncOverAsync", Severity.WARNING);
    verdict.propose(candidate(sync, line(41), Certainty.atOnce()));
    verdict.flush();

    assertThat(latest("f2").get("known").getAsBoolean()).isTrue();
  }

  private static Candidate onThread(String thread, StackTraceElement site) {
    return new Candidate(
        RULE,
        CANDIDATE.api(),
        "it sleeps",
        "Do not.",
        site,
        List.of(site),
        thread,
        7,
        Certainty.atOnce(),
        null,
        null);
  }

  @Test
  void whatIsKnownIsNotRefused() {
    Object known = verdict.propose(CANDIDATE);
    Object fresh =
        verdict.propose(candidate(RULE, "java.lang.Thread.join", line(41), Certainty.atOnce()));

    assertThat(verdict.counting(known, 0)).isNull();
    assertThat(verdict.counting(fresh, 0)).isNotNull();
  }

  private JsonObject latest(String id) throws IOException {
    List<JsonObject> lines =
        lines("finding").stream().filter(line -> line.get("id").getAsString().equals(id)).toList();
    return lines.get(lines.size() - 1);
  }
}
