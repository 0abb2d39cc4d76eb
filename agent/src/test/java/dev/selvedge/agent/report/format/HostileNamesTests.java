package dev.selvedge.agent.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.agent.cli.Main;
import dev.selvedge.agent.report.BigJournal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One journal full of names that would do harm, in all formats and on the console. */
class HostileNamesTests {

  /** What moves a cursor, ends a line, hides or reorders text. */
  private static final Pattern HARM =
      Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

  private static final int LONGEST = 4_000;

  @TempDir static Path folder;
  private static final StringWriter OUT = new StringWriter();
  private static final StringWriter ERR = new StringWriter();

  @BeforeAll
  static void write() throws IOException {
    new BigJournal().runs(2).tests(10).tasksPerTest(100).hostile().write(folder);
    Main.run(
        Map.of("GITHUB_ACTIONS", "true"),
        new PrintWriter(OUT, true),
        new PrintWriter(ERR, true),
        "report",
        "--format=html,sarif,github,trace,jfr",
        folder.toString());
    Main.run(
        Map.of("GITHUB_ACTIONS", "true"),
        new PrintWriter(OUT, true),
        new PrintWriter(ERR, true),
        "check",
        folder.toString());
  }

  @Test
  void theConsoleShowsThemAndObeysNone() {
    String all = OUT.toString() + ERR;
    assertThat(HARM.matcher(all).find()).isFalse();
    assertThat(all).doesNotContain("##[");
    List<String> commands =
        OUT.toString().lines().filter(line -> line.strip().startsWith("::")).toList();
    assertThat(commands).hasSize(20).allMatch(line -> line.startsWith("::error "));
    assertThat(ERR.toString().lines()).allMatch(line -> line.startsWith("selvedge: "));
  }

  @Test
  void sarifKeepsToItsSchema() throws IOException {
    Path file = folder.resolve("selvedge.sarif");
    JsonNode run = SarifSchema.validRun(file);

    List<String> texts = new ArrayList<>();
    collect(run, texts);
    assertThat(texts).isNotEmpty();
    run.at("/tool/driver/rules")
        .forEach(rule -> texts.remove(rule.at("/help/markdown").textValue()));
    assertThat(texts).allMatch(text -> text.length() < LONGEST && !HARM.matcher(text).find());
    assertThat(run.findValues("message"))
        .isNotEmpty()
        .noneMatch(message -> message.path("text").asText().contains("]("));
    run.at("/results")
        .forEach(
            result ->
                assertThat(
                        result.at("/locations/0/physicalLocation/artifactLocation/uri").textValue())
                    .doesNotContain("..", ":", "<"));
  }

  @Test
  void theSummaryHasNoTagsLinksOrMentionsButItsOwn() throws IOException {
    String summary = Files.readString(folder.resolve("selvedge-summary.md"));

    assertThat(HARM.matcher(summary).find()).isFalse();
    // Code in which nothing has a meaning, and what the summary is made of.
    String text =
        summary
            .replaceAll("(?m)^ {4}at .*$", "")
            .replaceAll("(`+) ?.*?[^`]\\1(?!`)", "")
            .replaceAll("</?details>|</?summary>|<!-- -->", "");
    assertThat(text).doesNotContain("<", "@", "`", "](javascript");
    assertThat(text.replaceAll("\\[\\w+]\\(https://selvedge\\.dev/rules/\\w+\\)", ""))
        .doesNotContain("[", "]");
  }

  @Test
  void theTraceShowsThemAsText() throws IOException {
    List<String> texts = new ArrayList<>();
    collect(new ObjectMapper().readTree(folder.resolve("selvedge-trace.json").toFile()), texts);

    assertThat(texts).allMatch(text -> text.length() < LONGEST && !HARM.matcher(text).find());
  }

  @Test
  void theRecordingShowsThemAsText() throws IOException {
    for (RecordedEvent event : RecordingFile.readAllEvents(folder.resolve("selvedge.jfr"))) {
      for (ValueDescriptor field : event.getFields()) {
        if (event.getValue(field.getName()) instanceof String text) {
          assertThat(text).hasSizeLessThan(LONGEST).doesNotContainPattern(HARM);
        }
      }
    }
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.fieldNames().forEachRemaining(texts::add);
    node.forEach(child -> collect(child, texts));
  }
}
