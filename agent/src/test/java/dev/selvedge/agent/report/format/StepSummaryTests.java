package dev.selvedge.agent.report.format;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.unfinished;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.report.JournalFixture;
import dev.selvedge.agent.report.JournalReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTests {

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> notes = List.of();

  @Test
  void saysWhatWasFoundAndWhere() throws IOException {
    assertThat(summary(start(), finding(), end()))
        .startsWith("## Selvedge: 1 finding (1 error)\n\n")
        .contains(
            "| error | [BlockedEventLoop](https://selvedge.dev/rules/BlockedEventLoop) |"
                + " Files.readString blocks the event loop thread 'loop-0' | `Handlers.java:41` |"
                + " 3 times, 212 ms in all, longest 101 ms |\n")
        .contains("- Fix: Use the asynchronous file API of the event loop.\n")
        .contains("    at com.acme.Handlers.lambda$start$0(Handlers.java:41)\n");
  }

  @Test
  void theLineageIsAmongTheDetails() throws IOException {
    assertThat(summary(start(), unfinished(), end()))
        .contains("- Lineage: test com.acme.OrdersTests.places()\n");
  }

  @Test
  void thePlaceIsALinkWhereTheCommitIsKnown() throws IOException {
    Path file = folder.resolve("src/main/java/com/acme/Handlers.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    environment.put("GITHUB_SERVER_URL", "https://github.com");
    environment.put("GITHUB_REPOSITORY", "acme/shop");
    environment.put("GITHUB_SHA", "0123456789abcdef0123456789abcdef01234567");

    assertThat(summary(start(), finding(), end()))
        .contains(
            "[`Handlers.java:41`](https://github.com/acme/shop/blob/"
                + "0123456789abcdef0123456789abcdef01234567"
                + "/src/main/java/com/acme/Handlers.java#L41)");
  }

  @Test
  void isAddedToTheSummaryOfTheStep() throws IOException {
    Path step = Files.writeString(folder.resolve("step.md"), "# Tests\n");
    environment.put("GITHUB_STEP_SUMMARY", step.toString());

    String summary = summary(start(), finding(), end());

    assertThat(step).content().startsWith("# Tests\n<!-- selvedge ").contains(summary);
  }

  @Test
  void oneOfAllJvmsTakesThePlaceOfThoseOfEach() throws IOException {
    Path step = Files.writeString(folder.resolve("step.md"), "# Tests\n");
    environment.put("GITHUB_STEP_SUMMARY", step.toString());
    summary(start("run", "one"), finding("run", "one"), end("run", "one"));
    summary(start("run", "other"), end("run", "other"));
    Files.writeString(step, "ü\n", StandardOpenOption.APPEND);
    String all =
        summary(
            start("run", "one"),
            finding("run", "one"),
            end("run", "one"),
            start("run", "two"),
            end("run", "two"));

    assertThat(step)
        .content()
        .isEqualTo(
            "# Tests\n<!-- selvedge other -->\n## Selvedge: no findings\n\n<!-- /selvedge -->\nü\n"
                + "<!-- selvedge one two -->\n"
                + all
                + "<!-- /selvedge -->\n");
  }

  @Test
  void aBarEndsACellOfATableAndIsALetterElsewhere() throws IOException {
    assertThat(summary(start(), finding("thread", "a|b"), end())).contains("- Thread: `a|b`\n");
  }

  @Test
  void aSummaryOfTheStepThatIsFullStaysAsItIs() throws IOException {
    Path step = Files.writeString(folder.resolve("step.md"), "x".repeat(999_990));
    environment.put("GITHUB_STEP_SUMMARY", step.toString());

    summary(start(), finding(), end());

    assertThat(step).hasSize(999_990);
    assertThat(notes).anyMatch(note -> note.startsWith("the summary of the step has no room"));
  }

  @Test
  void aSummaryOfTheStepThatCannotBeWrittenIsSaidAndCostsNothingElse() throws IOException {
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("no/such/folder.md").toString());

    assertThat(summary(start(), finding(), end())).startsWith("## Selvedge: 1 finding");
    assertThat(notes).anyMatch(note -> note.contains("the file that GITHUB_STEP_SUMMARY names"));
  }

  @Test
  void isNoLongerThanGitHubTakes() throws IOException {
    List<Map<?, ?>> lines = new ArrayList<>(List.of(start()));
    for (int number = 0; number < 2_000; number++) {
      lines.add(
          finding(
              "id",
              "f" + number,
              "fingerprint",
              "f" + number,
              "message",
              "@#<>".repeat(150),
              "test",
              "|".repeat(200)));
    }

    String summary = summary(lines.toArray(Map<?, ?>[]::new));

    assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20);
    assertThat(summary).containsPattern("\\.\\.\\. and 1,8\\d\\d more findings");
  }

  @Test
  void nothingFoundIsOneLine() throws IOException {
    assertThat(summary(start(), end())).isEqualTo("## Selvedge: no findings\n\n");
  }

  @Test
  void aKilledJvmIsToldOf() throws IOException {
    assertThat(summary(start(), finding()))
        .contains("> 1 JVM did not end in order (killed, or still running)");
  }

  private String summary(Map<?, ?>... lines) throws IOException {
    Path journal = JournalFixture.write(folder.resolve("run.jsonl"), lines);
    Path file = folder.resolve("summary.md");
    Reports reports =
        new Reports(
            JournalReader.read(List.of(journal)),
            Sources.of(List.of(), folder),
            new GitHub(environment));
    reports.write(Format.GITHUB, file);
    notes = reports.notes();
    return Files.readString(file);
  }
}
