package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedFindingTests {

  @Test
  void theSameOfSeveralJvmsIsOneWithItsNumbersAddedUp() {
    List<MergedFinding> merged =
        MergedFinding.merge(
            List.of(
                finding("run", "a", "test", "A.a()"),
                finding(
                    "run",
                    "b",
                    "test",
                    "B.b()",
                    "count",
                    1L,
                    "durationNanos",
                    300_000_000L,
                    "longestNanos",
                    300_000_000L)));

    assertThat(merged).hasSize(1);
    assertThat(merged.get(0).happened()).isEqualTo("4 times, 512 ms in all, longest 300 ms");
    assertThat(merged.get(0).runs()).isEqualTo(2);
    assertThat(merged.get(0).tests()).containsExactly("A.a()", "B.b()");
  }

  @Test
  void saysHowOftenItHappenedInWhichJvm() {
    assertThat(
            MergedFinding.merge(
                List.of(finding("run", "a"), finding("run", "b"), finding("run", "a", "id", "f2"))))
        .singleElement()
        .satisfies(merged -> assertThat(merged.byRun()).isEqualTo(Map.of("a", 6L, "b", 3L)));
  }

  @Test
  void namesTheJvms() {
    Run shop = new Run("a", JournalFixture.start("folder", "shop", "fork", 2), Map.of(), false, 0);

    assertThat(
            MergedFinding.merge(
                List.of(finding("run", "a"), finding("run", "b", "count", 1L)), List.of(shop)))
        .singleElement()
        .satisfies(
            merged ->
                assertThat(merged.jvms())
                    .containsExactly("shop, fork 2, process 123: 3 times", "JVM b: once"));
  }

  @Test
  void countsMoreTestsThanItNames() {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (int test = 0; test < 150; test++) {
      findings.add(finding("test", "A.a" + test + "()"));
    }

    MergedFinding merged = MergedFinding.merge(findings).get(0);

    assertThat(merged.testCount()).isEqualTo(150);
    assertThat(merged.tests()).hasSize(100);
  }

  @Test
  void itIsAnErrorIfItWasOneAnywhere() {
    assertThat(MergedFinding.merge(List.of(finding("severity", "WARNING"), finding("run", "b"))))
        .singleElement()
        .matches(MergedFinding::error);
  }

  @Test
  void theStackShownIsThatOfTheLongest() {
    List<MergedFinding> merged =
        MergedFinding.merge(
            List.of(
                finding("thread", "quick", "longestNanos", 1L),
                finding("thread", "slow", "longestNanos", 2L)));

    assertThat(merged.get(0).finding().thread()).isEqualTo("slow");
  }

  @Test
  void anotherRulePlaceOrFingerprintIsAnotherFinding() {
    assertThat(
            MergedFinding.merge(
                List.of(
                    finding(),
                    finding("rule", "SyncOverAsync"),
                    finding("fingerprint", "0"),
                    finding(
                        "site", site("com.acme.Handlers", "lambda$start$0", "Handlers.java", 42)))))
        .hasSize(4);
  }

  @Test
  void findingsWithoutFingerprintAreToldApartByTheirMessage() {
    assertThat(
            MergedFinding.merge(
                List.of(
                    finding("fingerprint", null, "message", "one"),
                    finding("fingerprint", null, "message", "two"),
                    finding("fingerprint", null, "message", "two"))))
        .hasSize(2);
  }

  @Test
  void absurdNumbersDoNotTurnNegative() {
    Object[] absurd = {
      "count", Long.MAX_VALUE, "durationNanos", Long.MAX_VALUE, "longestNanos", -5L
    };

    assertThat(MergedFinding.merge(List.of(finding(absurd), finding(absurd))).get(0).happened())
        .doesNotContain("-");
  }
}
