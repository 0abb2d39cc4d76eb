package dev.selvedge.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was allowed, in words. */
class MergedAllowancesTests {

  @Test
  void addUpWhatTheyHaveSuppressedInSeveralRuns() {
    MergedAllowances merged =
        new MergedAllowances(List.of(allowance("com.acme.A", 2), allowance("com.acme.A", 1)));

    assertThat(merged.used())
        .containsExactly("3 findings by option allow.R: R in com.acme.A because it is old");
    assertThat(merged.unused()).isEmpty();
  }

  @Test
  void areUnusedOnlyIfNoRunNeededThem() {
    MergedAllowances merged =
        new MergedAllowances(
            List.of(
                allowance("com.acme.A", 0),
                allowance("com.acme.B", 0),
                allowance("com.acme.A", 1)));

    assertThat(merged.unused())
        .containsExactly("option allow.R: R in com.acme.B because it is old");
  }

  @Test
  void areToldInTheSummary() {
    assertThat(
            ConsoleSummary.render(
                List.of(),
                1,
                List.of(allowance("com.acme.A", 1), allowance("com.acme.B", 0)),
                null))
        .isEqualTo(
            """
            Selvedge: no findings, 1 suppressed

            Suppressed:
                 1 finding by option allow.R: R in com.acme.A because it is old

            Allowed, but nothing was suppressed by it:
                 option allow.R: R in com.acme.B because it is old
            """);
  }

  private static Map<String, Object> allowance(String where, long findings) {
    return Map.of(
        "rule",
        "R",
        "where",
        where,
        "because",
        "it is old",
        "from",
        "option allow.R",
        "findings",
        findings,
        "occurrences",
        findings);
  }
}
