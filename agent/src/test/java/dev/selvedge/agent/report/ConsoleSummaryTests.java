package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static dev.selvedge.agent.report.JournalFixture.unfinished;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTests {

  @Test
  void tellsHowManyAndTheWorst() {
    Path page = Path.of("target", "page.html");

    assertThat(ConsoleSummary.render(List.of(finding()), 2, page))
        .isEqualTo(
            """
            Selvedge: 1 finding (1 error), 2 suppressed

              1. ERROR BlockedEventLoop: Files.readString blocks the event loop thread 'loop-0' (Handlers.java:41)
                 at com.acme.Handlers.lambda$start$0(Handlers.java:41)
                 3 times, 212 ms in all, longest 101 ms, in test com.acme.PriceTest.listsPrices()
                 Fix: Use the asynchronous file API of the event loop.

            About BlockedEventLoop: https://selvedge.dev/rules/BlockedEventLoop

            Page: %s
            """
                .formatted(page.toAbsolutePath().toUri()));
  }

  @Test
  void tellsWhereTheWorkWasStarted() {
    assertThat(
            ConsoleSummary.render(
                List.of(finding("origin", site("com.acme.Server", "start", "Server.java", 22))),
                0,
                null))
        .contains("\n     started at com.acme.Server.start(Server.java:22)\n");
  }

  @Test
  void tellsOfATaskOnlyOnceWhereItWasMade() {
    assertThat(ConsoleSummary.render(List.of(unfinished()), 0, null))
        .contains(
            """
                 at com.acme.Orders.place(Orders.java:41)
                 once, in test com.acme.OrdersTests.places()
                 Fix: Wait for the task's future.
            """)
        .doesNotContain("started at com.acme");
  }

  @Test
  void whatIsKnownIsOnlyCounted() {
    assertThat(ConsoleSummary.render(List.of(finding("known", true), unfinished()), 0, null))
        .startsWith("Selvedge: 2 findings (2 errors), 1 known\n")
        .contains("1. ERROR UnfinishedTask")
        .doesNotContain("2. ERROR", "BlockedEventLoop");
  }

  @Test
  void whatIsKnownToOneJvmOnlyIsNew() {
    assertThat(
            ConsoleSummary.render(
                List.of(finding("known", true), finding("run", "other")), 0, null))
        .startsWith("Selvedge: 1 finding (1 error)\n")
        .contains("1. ERROR BlockedEventLoop");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(ConsoleSummary.render(List.of(), 0, null)).isEqualTo("Selvedge: no findings\n");
  }

  @Test
  void hidesNoSuppressionEvenWithoutFindings() {
    assertThat(ConsoleSummary.render(List.of(), 3, null))
        .isEqualTo("Selvedge: no findings, 3 suppressed\n");
  }

  @Test
  void doesNotSayAPlaceTwice() {
    String message = "it sleeps at com.acme.Handlers.lambda$start$0(Handlers.java:41)";

    assertThat(ConsoleSummary.render(List.of(finding("message", message)), 0, null))
        .containsOnlyOnce("Handlers.java:41");
  }

  @Test
  void putsErrorsBeforeWarningsAndLongBeforeShort() {
    assertThat(
            ConsoleSummary.render(
                List.of(
                    finding(
                        "message",
                        "mild",
                        "fingerprint",
                        "1",
                        "severity",
                        "WARNING",
                        "durationNanos",
                        9_000L),
                    finding("message", "short", "fingerprint", "2", "durationNanos", 1_000L),
                    finding("message", "long", "fingerprint", "3", "durationNanos", 2_000L)),
                0,
                null))
        .startsWith("Selvedge: 3 findings (2 errors, 1 warning)\n")
        .containsSubsequence("1. ERROR", "long", "2. ERROR", "short", "3. WARNING", "mild");
  }

  @Test
  void capsWhatItShowsAndPointsAtThePage() {
    List<Map<String, Object>> findings = many(12);

    assertThat(ConsoleSummary.render(findings, 0, Path.of("page.html")))
        .contains("\n 10. ERROR")
        .doesNotContain("\n 11. ERROR")
        .contains("... and 2 more, all on the page\n");
    assertThat(ConsoleSummary.render(findings, 0, null))
        .contains("... and 2 more, all in the journal\n");
  }

  @Test
  void doesNotSpeakOfMoreWhereAllIsShown() {
    assertThat(ConsoleSummary.render(many(10), 0, null))
        .contains("10. ERROR")
        .doesNotContain("more");
  }

  @Test
  void letsNoValueAddALineOrATerminalEscape() {
    String evil = "x\n  1. ERROR\u001b[31m\r";
    String text =
        ConsoleSummary.render(
            List.of(
                finding(
                    "message",
                    evil,
                    "rule",
                    evil,
                    "fix",
                    evil,
                    "docs",
                    evil,
                    "test",
                    evil,
                    "origin",
                    site(evil, evil, evil, 1))),
            0,
            null);

    assertThat(text).doesNotContain("\u001b", "\r").hasLineCount(9);
  }

  private static List<Map<String, Object>> many(int number) {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (int at = 0; at < number; at++) {
      findings.add(finding("fingerprint", "f" + at));
    }
    return findings;
  }
}
