package dev.selvedge.agent.report.format;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.site;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.unfinished;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.selvedge.agent.report.JournalFixture;
import dev.selvedge.agent.report.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTests {

  @TempDir Path folder;
  private List<String> notes = List.of();

  @Test
  void aFindingIsAResultAtItsLine() throws IOException {
    source("src/main/java/com/acme/Handlers.java");

    JsonNode result = only(report(start(), finding(), end()));

    assertThat(result.at("/ruleId").textValue()).isEqualTo("BlockedEventLoop");
    assertThat(result.at("/level").textValue()).isEqualTo("error");
    assertThat(result.at("/message/text").textValue())
        .isEqualTo(
            "Files.readString blocks the event loop thread 'loop-0' (Handlers.java:41). Happened"
                + " 3 times, 212 ms in all, longest 101 ms, in test"
                + " com.acme.PriceTest.listsPrices(). Fix: Use the asynchronous file API of the"
                + " event loop.");
    JsonNode place = result.at("/locations/0");
    assertThat(place.at("/physicalLocation/artifactLocation/uri").textValue())
        .isEqualTo("src/main/java/com/acme/Handlers.java");
    assertThat(place.at("/physicalLocation/artifactLocation/uriBaseId").textValue())
        .isEqualTo("%SRCROOT%");
    assertThat(place.at("/physicalLocation/region/startLine").intValue()).isEqualTo(41);
    assertThat(place.at("/logicalLocations/0/fullyQualifiedName").textValue())
        .isEqualTo("com.acme.Handlers.lambda$start$0");
    assertThat(result.at("/occurrenceCount").intValue()).isEqualTo(3);
    assertThat(notes).isEmpty();
  }

  @Test
  void theRuleIsExplained() throws IOException {
    JsonNode run = report(start(), finding(), end());

    JsonNode rule = run.at("/tool/driver/rules").get(only(run).at("/ruleIndex").intValue());
    assertThat(rule.at("/id").textValue()).isEqualTo("BlockedEventLoop");
    assertThat(rule.at("/shortDescription/text").textValue())
        .isEqualTo("A call that really blocks was made on a thread that runs an event loop.");
    assertThat(rule.at("/help/markdown").textValue())
        .contains("## How to fix it")
        .doesNotContain("](../");
    assertThat(rule.at("/helpUri").textValue())
        .isEqualTo("https://selvedge.dev/rules/BlockedEventLoop");
    assertThat(rule.at("/defaultConfiguration/level").textValue()).isEqualTo("error");
  }

  @Test
  void theCodeFlowLeadsFromTheTestToTheLineAtFault() throws IOException {
    source("src/main/java/com/acme/Orders.java");
    source("src/test/java/com/acme/OrdersTests.java");

    JsonNode steps =
        only(report(start(), unfinished(), end())).at("/codeFlows/0/threadFlows/0/locations");

    assertThat(texts(steps, "/location/physicalLocation/artifactLocation/uri"))
        .containsExactly(
            "src/test/java/com/acme/OrdersTests.java", "src/main/java/com/acme/Orders.java");
    assertThat(texts(steps, "/location/message/text"))
        .first()
        .isEqualTo("thread #6 'checkout' is made");
  }

  @Test
  void theFramesThatHaveSourcesAreOnTheWayToTheFault() throws IOException {
    source("src/main/java/com/acme/Handlers.java");

    JsonNode result =
        only(
            report(
                start(),
                finding(
                    "origin",
                    site("com.acme.Handlers", "listen", "Handlers.java", 12),
                    "stack",
                    List.of(
                        "java.lang.Thread.sleep(Thread.java:1)",
                        "com.acme.Handlers.lambda$start$0(Handlers.java:41)",
                        "com.acme.Handlers.serve(Handlers.java:30)",
                        "java.lang.Thread.run(Thread.java:1474)")),
                end()));

    assertThat(
            texts(
                result.at("/codeFlows/0/threadFlows/0/locations"),
                "/location/physicalLocation/region/startLine"))
        .containsExactly("12", "30", "41");
    assertThat(result.at("/relatedLocations/0/message/text").textValue())
        .isEqualTo("where the work was started");
    assertThat(result.at("/stacks/0/frames")).hasSize(4);
  }

  @Test
  void theFingerprintStaysAndThoseOfSeveralLinesDiffer() throws IOException {
    Map<String, Object> moved =
        finding("id", "f2", "site", site("com.acme.Handlers", "start", "Handlers.java", 60));

    JsonNode results = report(start(), finding(), moved, end()).at("/results");

    assertThat(texts(results, "/partialFingerprints/primaryLocationLineHash"))
        .containsExactlyInAnyOrder("9e3779b97f4a7c15:1", "9e3779b97f4a7c15:2");
    assertThat(texts(results, "/partialFingerprints/selvedgeFingerprint~1v1"))
        .containsOnly("9e3779b97f4a7c15");
  }

  @Test
  void theNumbersOfSeveralLinesKeepTheirOrderWhenTheyShift() throws IOException {
    // The worst comes first, whatever its line is.
    Map<String, Object> early = line("f1", 9, 1_000);
    Map<String, Object> late = line("f2", 12, 900_000);

    JsonNode results = report(start(), early, late, end()).at("/results");

    assertThat(texts(results, "/locations/0/physicalLocation/region/startLine"))
        .containsExactly("12", "9");
    assertThat(texts(results, "/partialFingerprints/primaryLocationLineHash"))
        .containsExactly("9e3779b97f4a7c15:2", "9e3779b97f4a7c15:1");
  }

  private static Map<String, Object> line(String id, int line, long nanos) {
    return finding(
        "id",
        id,
        "durationNanos",
        nanos,
        "site",
        site("com.acme.Handlers", "start", "Handlers.java", line));
  }

  @Test
  void aClassWithoutSourcesIsNamedAndKeepsItsLine() throws IOException {
    JsonNode run = report(start(), finding(), end());

    JsonNode place = only(run).at("/locations/0");
    assertThat(place.at("/physicalLocation/artifactLocation/uri").textValue())
        .isEqualTo("com/acme/Handlers.java");
    assertThat(place.at("/physicalLocation/artifactLocation/description/text").textValue())
        .startsWith("The source was not found");
    assertThat(place.at("/physicalLocation/region/startLine").intValue()).isEqualTo(41);
    assertThat(place.at("/logicalLocations/0/fullyQualifiedName").textValue())
        .isEqualTo("com.acme.Handlers.lambda$start$0");
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith("no source found of the class com.acme.Handlers;");
    assertThat(texts(run.at("/invocations/0/toolExecutionNotifications"), "/message/text"))
        .containsExactlyElementsOf(notes);
  }

  @Test
  void aFindingInALibraryIsShownAtTheNearestLineWithSources() throws IOException {
    source("src/main/java/com/acme/Handlers.java");

    JsonNode result =
        only(
            report(
                start(),
                finding(
                    "site",
                    site("org.lib.Client", "call", "Client.java", 7),
                    "stack",
                    List.of(
                        "org.lib.Client.call(Client.java:7)",
                        "com.acme.Handlers.serve(Handlers.java:30)")),
                end()));

    assertThat(result.at("/locations/0/physicalLocation/region/startLine").intValue())
        .isEqualTo(30);
    assertThat(result.at("/relatedLocations/0/message/text").textValue())
        .isEqualTo("the line at fault");
  }

  @Test
  void whatIsKnownIsSuppressedAndTheRestIsNew() throws IOException {
    JsonNode results =
        report(
                start(),
                finding(),
                finding("id", "f2", "fingerprint", "9e3779b97f4a7c20", "known", true),
                end())
            .at("/results");

    assertThat(texts(results, "/baselineState")).containsExactly("new", "unchanged");
    assertThat(results.get(0).has("suppressions")).isFalse();
    assertThat(results.get(1).at("/suppressions/0/kind").textValue()).isEqualTo("external");
  }

  @Test
  void nothingFoundIsAnEmptyListOfResults() throws IOException {
    JsonNode run = report(start(), end());

    assertThat(run.at("/results").isArray()).isTrue();
    assertThat(run.at("/results")).isEmpty();
    assertThat(run.at("/tool/driver/rules")).hasSize(1);
  }

  @Test
  void aFileThatGitHubWouldRefuseIsNotMade() throws IOException {
    List<Map<?, ?>> lines = new ArrayList<>(List.of(start()));
    for (int number = 0; number < 25_010; number++) {
      lines.add(
          Map.of(
              "type",
              "finding",
              "run",
              "r",
              "id",
              "f" + number,
              "rule",
              "Rule",
              "severity",
              number < 5 ? "WARNING" : "ERROR",
              "message",
              "m",
              "fingerprint",
              "f" + number));
    }

    JsonNode run = report(lines.toArray(Map<?, ?>[]::new));

    assertThat(run.at("/results")).hasSize(25_000);
    assertThat(texts(run.at("/results"), "/level")).doesNotContain("warning");
    assertThat(notes).anyMatch(note -> note.startsWith("10 findings left out of the SARIF file"));
  }

  private JsonNode report(Map<?, ?>... lines) throws IOException {
    Path journal = JournalFixture.write(folder.resolve("run.jsonl"), lines);
    Path file = folder.resolve("selvedge.sarif");
    Reports reports =
        new Reports(
            JournalReader.read(List.of(journal)),
            Sources.of(List.of(), folder),
            new GitHub(Map.of()));
    reports.write(Format.SARIF, file);
    notes = reports.notes();
    return SarifSchema.validRun(file);
  }

  private void source(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private static JsonNode only(JsonNode run) {
    assertThat(run.at("/results")).hasSize(1);
    return run.at("/results/0");
  }

  private static List<String> texts(JsonNode array, String pointer) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.at(pointer).asText()));
    return texts;
  }
}
