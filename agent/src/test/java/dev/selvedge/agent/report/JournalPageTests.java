package dev.selvedge.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example in {@code docs/journal.md} is one that outside readers will try their programs on.
 */
class JournalPageTests {

  @TempDir Path folder;

  @Test
  void theExampleIsAJournal() throws IOException {
    Path journal = Files.write(folder.resolve("example.jsonl"), example());

    Journals journals = JournalReader.read(List.of(journal));

    assertThat(journals.notes()).isEmpty();
    assertThat(journals.runs()).singleElement().matches(Run::ended);
    assertThat(journals.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding).containsEntry("count", 3L));
    assertThat(journals.windows()).hasSize(1);
  }

  @Test
  void everyKeyOfTheExampleIsExplained() throws IOException {
    String page = Files.readString(page());

    for (String line : example()) {
      for (String key : LineParser.parse(line).keySet()) {
        assertThat(page).containsPattern("(?m)^\\|.*`" + key + "`.*\\| ");
      }
    }
  }

  @Test
  void theExampleHasEveryKeyThatIsNotOptional() throws IOException {
    Map<String, Object> written = JournalFixture.finding();
    String finding =
        example().stream()
            .filter(line -> line.startsWith("{\"type\":\"finding\""))
            .findFirst()
            .orElseThrow();

    assertThat(LineParser.parse(finding).keySet()).containsAll(written.keySet());
  }

  private static List<String> example() throws IOException {
    return Files.readString(page()).lines().filter(line -> line.startsWith("{\"type\":")).toList();
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("docs/journal.md"))) {
      folder = folder.getParent();
    }
    assertThat(folder).as("a folder above with docs/journal.md").isNotNull();
    return folder.resolve("docs/journal.md");
  }
}
