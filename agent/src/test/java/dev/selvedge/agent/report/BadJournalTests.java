package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.json;
import static dev.selvedge.agent.report.JournalFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no journal, or not all of one. */
class BadJournalTests {

  @TempDir Path folder;

  @Test
  void ofAJournalThatIsCutAnywhereAllWholeLinesAreRead() throws IOException {
    Path whole = new BigJournal().tests(1).tasksPerTest(2).write(folder).get(0);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.jsonl");
    long lines = 0;
    for (int length = 1; length < bytes.length; length++) {
      lines += bytes[length - 1] == '\n' ? 1 : 0;
      Files.write(cut, Arrays.copyOf(bytes, length));

      Journals journals = JournalReader.read(List.of(cut));

      JournalFile file = journals.files().get(0);
      assertThat(file.known()).as("of %s bytes", length).isBetween(lines, lines + 1);
      assertThat(file.failure()).isNull();
      assertThat(file.skipped()).isZero();
      assertThat(journals.notes()).hasSize(file.truncated() ? 1 : 0);
      assertThat(journals.whole()).isTrue();
    }
    assertThat(lines).isEqualTo(3);
  }

  @Test
  void ofAJournalWithAHoleTheRestIsRead() throws IOException {
    Path whole = new BigJournal().tests(3).tasksPerTest(3).write(folder).get(0);
    byte[] bytes = Files.readAllBytes(whole);
    Path broken = folder.resolve("broken.jsonl");
    for (int at = 0; at < bytes.length - 100; at += 97) {
      byte[] holed = bytes.clone();
      // As a machine that lost its power leaves it.
      Arrays.fill(holed, at, at + 100, (byte) 0);
      Files.write(broken, holed);

      JournalFile file = JournalReader.read(List.of(broken)).files().get(0);

      assertThat(file.failure()).isNull();
      assertThat(file.known()).isGreaterThan(4);
      assertThat(file.skipped()).isBetween(1L, 3L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text\nof two lines",
        "[{\"type\":\"start\",\"run\":\"r\",\"id\":\"start\"}]",
        "{\"level\":\"info\",\"msg\":\"other tool\"}\n{\"level\":\"warn\"}\n",
        "{\n  \"type\": \"start\",\n  \"run\": \"r\"\n}\n",
        "<html><body>Not found</body></html>",
        "{\"type\":7,\"run\":[],\"id\":{}}",
        "\u0000\u0000\u0000\u0000",
        "\"text\"",
        "null",
        "{",
        "}{"
      })
  void aForeignFileIsNamedAndLeftOut(String content) throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.jsonl"), content);
    Path journal = JournalFixture.write(folder.resolve("run.jsonl"));

    Journals journals = JournalReader.read(List.of(foreign, journal));

    assertThat(journals.findings()).hasSize(1);
    assertThat(journals.notes()).singleElement().asString().startsWith("foreign.jsonl");
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void aJournalThatAShellHasWrittenAnewIsRead(Charset charset) throws IOException {
    String text =
        "\ufeff" + json(start()) + "\r\n" + json(finding()) + "\r\n" + json(end()) + "\r\n";
    Path journal = Files.write(folder.resolve("run.jsonl"), text.getBytes(charset));

    Journals journals = JournalReader.read(List.of(journal));

    assertThat(journals.notes()).isEmpty();
    assertThat(journals.findings()).hasSize(1);
    assertThat(journals.runs()).singleElement().matches(Run::ended);
  }

  static Stream<Charset> encodings() {
    return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
  }

  @Test
  void journalsWithMarksAtTheirBeginningMayBePutOneAfterTheOther() throws IOException {
    String one = "\ufeff" + json(start()) + "\n";
    String other = "\ufeff" + json(start("run", "other")) + "\n";
    Path journal = Files.writeString(folder.resolve("all.jsonl"), one + other);

    assertThat(JournalReader.read(List.of(journal)).runs()).hasSize(2);
  }

  @Test
  void aCompressedJournalIsNamed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(json(start()).getBytes(StandardCharsets.UTF_8));
    }
    Path compressed = Files.write(folder.resolve("run.jsonl"), bytes.toByteArray());

    assertThat(JournalReader.read(List.of(compressed)).notes())
        .containsExactly("run.jsonl could not be read: it is compressed; unpack it first");
  }

  @Test
  void aFolderThatIsNamedLikeAJournalIsNamed() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside.jsonl"));

    assertThat(JournalReader.read(List.of(inside)).notes())
        .containsExactly("inside.jsonl could not be read: it is a folder");
  }

  @Test
  void whatHasNoEndIsNotRead() {
    Path endless = Path.of("/dev/zero");
    if (Files.exists(endless)) {
      assertThat(JournalReader.read(List.of(endless)).notes())
          .containsExactly("zero could not be read: it is no regular file");
    }
  }

  @Test
  void aLongFileWithoutALineOfAJournalIsGivenUp() throws IOException {
    Path log = folder.resolve("log.jsonl");
    Files.writeString(log, "{\"level\":\"info\"}\n".repeat(150_000));

    JournalFile file = JournalReader.read(List.of(log)).files().get(0);

    assertThat(file.foreign()).isTrue();
    assertThat(file.lines()).isEqualTo(100_000);
  }
}
