package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadSectionTests {

  private static final Map<String, Object> SITE = site("com.acme.Quotes", "all", "Quotes.java", 12);

  private static final Map<String, Object> FAN_OUT =
      Map.of(
          "site",
          SITE,
          "kind",
          "virtual thread",
          "owner",
          "test com.acme.QuotesTest.all()",
          "created",
          400,
          "peakRunning",
          400,
          "peak",
          380,
          "peakWaiting",
          0,
          "groups",
          2,
          "limit",
          256,
          "series",
          List.of(
              List.of(0, 0, 0, 0), List.of(500_000, 400, 380, 0), List.of(1_000_000, 400, 0, 0)));

  private static final Map<String, Object> QUEUE =
      Map.of("site", SITE, "name", "queue of 'pool-1'", "peak", 1_200, "series", points(1_200));

  private static final Map<String, Object> PERMITS =
      Map.of(
          "site",
          SITE,
          "source",
          "java.util.concurrent.Semaphore",
          "permits",
          16,
          "least",
          0,
          "peakWaiting",
          384,
          "series",
          List.of(List.of(1, 16, 0), List.of(900, 0, 384)));

  @TempDir Path folder;

  @Test
  void drawsTheCurvesOfAFanOut() throws IOException {
    assertThat(page(start(), window("fanOuts", List.of(FAN_OUT)), end()))
        .contains("PriceTest, lists prices", "1 fan-out, at most 380 at once")
        .contains("virtual thread at com.acme.Quotes.all (Quotes.java:12)")
        .contains("400 created, at most 380 running, the worst of 2 owners, by test com.acme")
        .contains("created at most 400", "running at most 380", "limit 256")
        .contains("points=\"0.0,98.0 500.0,98.0 500.0,2.0 1000.0,2.0 1000.0,2.0\"")
        .contains("<line class=\"limit\"")
        .contains("<th scope=\"row\">0.5 ms</th>", "<td>380</td>");
  }

  @Test
  void saysInWordsWhatIsDrawn() throws IOException {
    assertThat(page(start(), window("fanOuts", List.of(FAN_OUT)), end()))
        .contains(
            "role=\"img\" aria-label=\"virtual thread at com.acme.Quotes.all (Quotes.java:12)."
                + " Over 1.0 ms: created at most 400, running at most 380, waiting at most 0; the"
                + " limit is 256\"");
  }

  @Test
  void drawsQueuesAndPermits() throws IOException {
    assertThat(
            page(
                start(),
                window("queues", List.of(QUEUE), "permits", List.of(PERMITS, PERMITS)),
                end()))
        .contains("1 queue, at most 1,200 waiting; 2 sources of permits, at most 384 waiting")
        .contains("queue of &#39;pool-1&#39; at com.acme.Quotes.all (Quotes.java:12)")
        .contains("Semaphore at com.acme.Quotes.all (Quotes.java:12)")
        .contains("16 permits, at least 0 left, at most 384 waiting for a permit")
        .contains("available at most 16", "waiting at most 384")
        .doesNotContain("<line class=\"limit\"");
  }

  @Test
  void showsWhatIsOfNoTest() throws IOException {
    assertThat(page(start(), end("queues", List.of(QUEUE))))
        .contains("Outside of any test, com.acme.Main", "at most 1,200 waiting");
  }

  @Test
  void showsWindowsWithFindingsFirstAndThenTheLargest() throws IOException {
    assertThat(
            page(
                start(),
                window("id", "w1", "name", "small", "findings", List.of(), "queues", queues(3)),
                window("id", "w2", "name", "large", "findings", List.of(), "queues", queues(9)),
                window("id", "w3", "name", "hit", "queues", queues(1)),
                end()))
        .containsSubsequence(
            "id=\"load\"", "PriceTest, hit", "PriceTest, large", "PriceTest, small");
  }

  @Test
  void showsNoMoreThanABrowserCanAndSaysSo() throws IOException {
    Map<?, ?>[] many = new Map<?, ?>[102];
    for (int at = 0; at < many.length; at++) {
      many[at] = window("id", "w" + at, "queues", queues(7));
    }

    assertThat(page(many)).contains("... and 2 more windows.");
  }

  @Test
  void isNotThereIfNothingWasCounted() throws IOException {
    assertThat(page(start(), window("fanOuts", List.of(), "queues", "x"), end()))
        .doesNotContain("id=\"load\"", "href=\"#load\"", "<svg");
  }

  @Test
  void saysTheNumbersAlsoWhereThereIsNothingToDraw() throws IOException {
    Map<String, Object> broken = new HashMap<>(FAN_OUT);
    broken.put("series", List.of("x", List.of(1)));
    broken.put("site", null);

    assertThat(page(start(), window("fanOuts", List.of(broken, "x")), end()))
        .contains("<p class=\"what\">virtual thread</p>", "400 created, at most 380 running")
        .doesNotContain("<svg");
  }

  @Test
  void drawsTheCurvesOfAFindingOnItsCard() throws IOException {
    assertThat(
            page(
                start(),
                finding("columns", List.of("depth"), "series", points(7), "limit", 5),
                end()))
        .contains("<figcaption>Over time</figcaption>", "depth at most 7", "limit 5")
        .doesNotContain("id=\"load\"");
  }

  private static List<Map<String, Object>> queues(int peak) {
    return List.of(Map.of("site", SITE, "name", "queue", "peak", peak, "series", points(peak)));
  }

  private static List<List<Integer>> points(int last) {
    return List.of(List.of(1, 0), List.of(1_000, last));
  }

  private String page(Map<?, ?>... lines) throws IOException {
    Path page = folder.resolve("page.html");
    HtmlReport.write(List.of(JournalFixture.write(folder.resolve("run.jsonl"), lines)), page);
    return Files.readString(page);
  }
}
