package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.window;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineSectionTests {

  private static final String RUN = "6f1c2b1e-9a54-4c8e-8d8e-2b8b7a1c0d11";
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"([a-z0-9-]+)\">(.*?)</script>");

  @TempDir Path folder;

  @Test
  void aPageWithoutSpansHasNoTimeline() throws IOException {
    String page = page(start(), finding(), window(), end());

    assertThat(page).doesNotContain("id=\"timeline\"", "href=\"#timeline", "application/json");
  }

  @Test
  void theTimelinesAreListedWithTheirTestsThoseWithFindingsFirst() throws IOException {
    String page =
        page(
            start(),
            window("id", "w2", "name", "quiet()", "class", "com.acme.QuietTest"),
            spans("w2", task(1, null, "test")),
            window("id", "w3", "name", "listsPrices()", "class", "com.acme.PriceTest"),
            finding(),
            spans("w3", task(2, null, "test"), task(3, 2L, "pool task")),
            end());

    JsonArray list = data(page, "timelines").getAsJsonArray();
    assertThat(list).hasSize(2);
    JsonObject first = list.get(0).getAsJsonObject();
    assertThat(first.get("name").getAsString()).isEqualTo("PriceTest: listsPrices()");
    assertThat(first.get("anchor").getAsString())
        .isEqualTo("timeline/6f1c2b1e-9a54-4c8e-8d8e-2b8b7a1c0d11/w3");
    assertThat(first.get("tasks").getAsInt()).isEqualTo(2);
    assertThat(first.get("findings").getAsInt()).isEqualTo(1);
    assertThat(list.get(1).getAsJsonObject().get("findings").getAsInt()).isZero();
    assertThat(page)
        .contains("<a href=\"#timeline/6f1c2b1e-9a54-4c8e-8d8e-2b8b7a1c0d11/w3\">2 tasks</a>");
  }

  @Test
  void timesAreThoseSinceItsBeginning() throws IOException {
    String page =
        page(
            start(),
            window("openedNanos", 8_500_000_000L, "closedNanos", 8_512_000_000L),
            spans("w3", task(2, null, "test"), task(3, 2L, "pool task")),
            end());

    JsonObject data = data(page, "timeline-0").getAsJsonObject();
    JsonArray task = data.getAsJsonArray("tasks").get(1).getAsJsonArray();
    JsonArray texts = data.getAsJsonArray("texts");
    assertThat(data.get("to").getAsLong()).isEqualTo(12_000_000);
    assertThat(data.get("epochMillis").getAsLong()).isEqualTo(1_795_375_440_500L);
    assertThat(task.get(0).getAsLong()).isEqualTo(3);
    assertThat(task.get(1).getAsLong()).isEqualTo(2);
    assertThat(texts.get(task.get(2).getAsInt()).getAsString()).isEqualTo("pool task");
    assertThat(texts.get(task.get(5).getAsInt()).getAsString())
        .isEqualTo("com.acme.Orders.place (Orders.java:41)");
    assertThat(task.get(8).getAsLong()).isEqualTo(1_000_000);
    assertThat(task.get(9).getAsLong()).isEqualTo(2_000_000);
    assertThat(task.get(10).getAsLong()).isEqualTo(9_000_000);
    JsonArray waits = task.get(12).getAsJsonArray();
    assertThat(waits.get(0).getAsLong()).isEqualTo(3_000_000);
    assertThat(waits.get(1).getAsLong()).isEqualTo(5_000_000);
    assertThat(texts.get(waits.get(2).getAsInt()).getAsString()).isEqualTo("lock");
  }

  @Test
  void aFindingLeadsToItsTaskAndTheTaskToTheFinding() throws IOException {
    String page =
        page(
            start(),
            window(),
            finding("lineage", List.of(Map.of("task", 2), Map.of("task", 3))),
            spans("w3", task(2, null, "test"), task(3, 2L, "pool task")),
            end());

    assertThat(page)
        .contains(
            "<a href=\"#timeline/6f1c2b1e-9a54-4c8e-8d8e-2b8b7a1c0d11/w3/3\">Show it on the"
                + " timeline</a>");
    assertThat(page).contains("id=\"finding-blockedeventloop-9e3779b97f4a7c15\"");
    JsonObject data = data(page, "timeline-0").getAsJsonObject();
    JsonArray finding = data.getAsJsonArray("findings").get(0).getAsJsonArray();
    assertThat(finding.get(0).getAsLong()).isEqualTo(3);
    assertThat(data.getAsJsonArray("texts").get(finding.get(5).getAsInt()).getAsString())
        .isEqualTo("finding-blockedeventloop-9e3779b97f4a7c15");
  }

  @Test
  void aFindingWhoseTaskWasNotKeptHasNoLinkToIt() throws IOException {
    String page =
        page(
            start(),
            window(),
            finding("lineage", List.of(Map.of("task", 77))),
            spans("w3", task(2, null, "test")),
            end());

    assertThat(page).doesNotContain("Show it on the timeline");
  }

  @Test
  void findingsOfTheSameFingerprintHaveAnchorsOfTheirOwn() throws IOException {
    String page =
        page(
            start(),
            finding(),
            finding("id", "f2", "site", site("com.acme.Handlers", "start", "Handlers.java", 52)),
            end());

    assertThat(page)
        .containsOnlyOnce("id=\"finding-blockedeventloop-9e3779b97f4a7c15\"")
        .containsOnlyOnce("id=\"finding-blockedeventloop-9e3779b97f4a7c15-2\"");
  }

  @Test
  void whatIsOfNoTestHasATimelineOfItsJvm() throws IOException {
    String page = page(start(), spans(null, task(3, null, "thread")), end());

    JsonObject only = data(page, "timelines").getAsJsonArray().get(0).getAsJsonObject();
    assertThat(only.get("anchor").getAsString())
        .isEqualTo("timeline/6f1c2b1e-9a54-4c8e-8d8e-2b8b7a1c0d11/jvm");
    assertThat(only.get("name").getAsString()).contains("com.acme.Main");
  }

  @Test
  void namesCannotEndTheScriptElement() throws IOException {
    String evil = "</script><script>alert(1)</script><!--\u2028\u001b[31m";
    Map<String, Object> task = task(3, null, "thread");
    task.put("name", evil);
    task.put("outcome", evil);

    String page = page(start(), window("name", evil), spans("w3", task), end());

    assertThat(page).doesNotContain("<script>alert", "\u2028", "\u001b");
    assertThat(data(page, "timeline-0").getAsJsonObject().getAsJsonArray("texts").asList())
        .extracting(JsonElement::getAsString)
        .contains("</script><script>alert(1)</script><!--\\u2028\\u001b[31m");
  }

  private static Map<String, Object> task(long number, @Nullable Long parent, String kind) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("task", number);
    task.put("parent", parent);
    task.put("kind", kind);
    task.put("site", 0);
    task.put("thread", 0);
    task.put("made", 8_501_000_000L);
    task.put("began", 8_502_000_000L);
    task.put("ended", 8_509_000_000L);
    task.put("outcome", "succeeded");
    task.put("waits", List.of(Map.of("from", 8_503_000_000L, "to", 8_505_000_000L, "on", "lock")));
    task.put("waitedNanos", 2_000_000L);
    return task;
  }

  private static Map<String, Object> spans(@Nullable String window, Map<?, ?>... tasks) {
    Map<String, Object> spans = new LinkedHashMap<>();
    spans.put("type", "spans");
    spans.put("run", RUN);
    spans.put("id", "s" + window);
    spans.put("window", window);
    spans.put("sites", List.of(site("com.acme.Orders", "place", "Orders.java", 41)));
    spans.put("threads", List.of("pool-1-thread-2"));
    spans.put("tasks", List.of(tasks));
    return spans;
  }

  @SafeVarargs
  private String page(Map<String, Object>... lines) throws IOException {
    Path journal = JournalFixture.write(folder.resolve("journal.jsonl"), lines);
    Path page = folder.resolve("page.html");
    HtmlReport.write(List.of(journal), page);
    return Files.readString(page);
  }

  private static JsonElement data(String page, String id) {
    Matcher element = DATA.matcher(page);
    while (element.find()) {
      if (element.group(1).equals(id)) {
        return JsonParser.parseString(element.group(2));
      }
    }
    throw new AssertionError("no element " + id);
  }
}
