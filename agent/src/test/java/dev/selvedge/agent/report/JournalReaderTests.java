package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.json;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTests {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("run.jsonl");
  }

  @Test
  void readsWhatAJvmWrote() throws IOException {
    JournalFixture.write(file, start(), finding(), window(), end("suppressed", 2));

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.runs()).singleElement().matches(Run::ended);
    assertThat(journals.runs().get(0).start()).containsEntry("java", "25.0.3");
    assertThat(journals.findings())
        .singleElement()
        .satisfies(line -> assertThat(line).containsEntry("count", 3L));
    assertThat(journals.windows()).hasSize(1);
    assertThat(journals.suppressed()).isEqualTo(2);
    assertThat(journals.notes()).isEmpty();
  }

  @Test
  void aFindingThatWasWithdrawnIsNone() throws IOException {
    JournalFixture.write(
        file,
        start(),
        finding(),
        finding("id", "f2"),
        Map.of("type", "withdrawn", "run", String.valueOf(finding().get("run")), "id", "f1"),
        end());

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.findings())
        .singleElement()
        .satisfies(line -> assertThat(line).containsEntry("id", "f2"));
    assertThat(journals.notes()).isEmpty();
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    JournalFixture.write(file, start(), finding());
    Path other = JournalFixture.write(folder.resolve("other.jsonl"), start("run", "other"));
    List<String> told = new ArrayList<>();

    JournalReader.read(
        List.of(file, other), (files, lines) -> told.add(files + " files, " + lines + " lines"));

    assertThat(told).containsExactly("0 files, 1 lines", "0 files, 2 lines", "1 files, 3 lines");
  }

  @Test
  void isWholeOnlyIfAllCouldBeReadAndNothingWasLeftOut() throws IOException {
    JournalFixture.write(file, start(), finding(), end());
    Path newer = JournalFixture.write(folder.resolve("newer.jsonl"), start("version", 2));
    Path dropped = JournalFixture.write(folder.resolve("dropped.jsonl"), end("dropped", 7));
    Path gone = folder.resolve("gone.jsonl");

    assertThat(JournalReader.read(List.of(file)).whole()).isTrue();
    assertThat(List.of(newer, dropped, gone))
        .allSatisfy(
            other -> assertThat(JournalReader.read(List.of(file, other)).whole()).isFalse());
  }

  @Test
  void theLaterLineOfTheSameRunAndIdCounts() throws IOException {
    JournalFixture.write(
        file,
        start(),
        finding("count", 1),
        start("hooks", 56),
        finding("run", "other", "count", 7),
        finding("count", 5));

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.findings()).extracting(line -> line.get("count")).containsExactly(5L, 7L);
    assertThat(journals.runs().get(0).start()).containsEntry("hooks", 56L);
  }

  @Test
  void theSameJournalGivenTwiceCountsOnce() throws IOException {
    JournalFixture.write(file);
    Path copy = Files.copy(file, folder.resolve("copy.jsonl"));

    Journals journals = JournalReader.read(List.of(file, file, copy));

    assertThat(journals.findings()).hasSize(1);
    assertThat(journals.runs()).hasSize(1);
  }

  @Test
  void aCopyFromWhileTheJvmRanTakesNothingBack() throws IOException {
    Map<String, Object> withdrawn =
        Map.of("type", "withdrawn", "run", String.valueOf(finding().get("run")), "id", "f2");
    JournalFixture.write(
        file,
        start(),
        finding("count", 1),
        finding("id", "f2"),
        finding("count", 5),
        withdrawn,
        end());
    Path earlier =
        JournalFixture.write(
            folder.resolve("a.jsonl"), start(), finding("count", 1), finding("id", "f2"));

    for (List<Path> order : List.of(List.of(file, earlier), List.of(earlier, file))) {
      Journals journals = JournalReader.read(order);

      assertThat(journals.findings()).extracting(line -> line.get("count")).containsExactly(5L);
      assertThat(journals.runs()).singleElement().matches(Run::ended);
    }
  }

  @Test
  void partsOfOneJournalAreReadFromItsBeginning() throws IOException {
    JournalFixture.write(file, start(), finding("count", 1));
    Path later = JournalFixture.write(folder.resolve("a.jsonl"), finding("count", 5), end());

    Journals journals = JournalReader.read(List.of(later, file));

    assertThat(journals.findings()).extracting(line -> line.get("count")).containsExactly(5L);
    assertThat(journals.runs()).singleElement().matches(Run::ended);
    assertThat(journals.notes()).isEmpty();
  }

  @Test
  void aJournalThatIsNamedInTwoWaysIsReadOnce() throws IOException {
    Files.writeString(file, json(start()) + "\nnot a line\n");
    Path same = folder.resolve("inside").resolve("..").resolve("run.jsonl");
    Files.createDirectory(folder.resolve("inside"));

    assertThat(JournalReader.read(List.of(file, same)).files()).hasSize(1);
  }

  @Test
  void knowsUntilWhenAKilledJvmWasWatched() throws IOException {
    JournalFixture.write(
        file, start("nanoTime", 8_000_000_000L), finding("firstNanos", 9_500_000_000L));

    Run run = JournalReader.read(List.of(file)).runs().get(0);

    assertThat(run.watchedNanos()).isEqualTo(1_500_000_000L);
    assertThat(run.epochNanos(run.lastNanos())).isEqualTo(1_795_375_441_500_000_000L);
  }

  @Test
  void aRunWithoutEndWhoseProcessIsThereStillRuns() throws IOException {
    ProcessHandle me = ProcessHandle.current();
    long began = me.info().startInstant().orElseThrow().toEpochMilli();
    JournalFixture.write(file, start("pid", me.pid(), "epochMillis", began + 500));
    Path older =
        JournalFixture.write(
            folder.resolve("older.jsonl"),
            start("run", "older", "pid", me.pid(), "epochMillis", began - 100_000));
    Path ended =
        JournalFixture.write(
            folder.resolve("ended.jsonl"),
            start("run", "ended", "pid", me.pid(), "epochMillis", began + 500),
            end("run", "ended"));

    assertThat(JournalReader.read(List.of(file, older, ended)).runs())
        .extracting(Run::running)
        .containsExactly(true, false, false);
  }

  @Test
  void aRunWithoutEndDidNotEnd() throws IOException {
    JournalFixture.write(file, start(), finding());

    assertThat(JournalReader.read(List.of(file)).unfinishedRuns()).isEqualTo(1);
  }

  @Test
  void aRunWithoutStartIsARunAllTheSame() throws IOException {
    JournalFixture.write(file, finding(), end());

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.runs()).singleElement().satisfies(run -> assertThat(run.start()).isEmpty());
    assertThat(journals.runs()).allMatch(Run::ended);
  }

  @Test
  void theHalfLineOfAKilledJvmIsSkippedAndNamed() throws IOException {
    String whole = json(start()) + "\n" + json(finding()) + "\n" + json(finding("id", "f2"));
    Files.writeString(file, whole.substring(0, whole.length() - 20));

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.findings()).hasSize(1);
    assertThat(journals.notes())
        .singleElement()
        .asString()
        .contains("run.jsonl: the last line is incomplete");
    assertThat(journals.files()).allMatch(JournalFile::readable);
  }

  @Test
  void aLastLineThatOnlyLacksItsLineFeedIsRead() throws IOException {
    Files.writeString(file, json(start()) + "\n" + json(finding()));

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.findings()).hasSize(1);
    assertThat(journals.notes()).isEmpty();
  }

  @Test
  void brokenLinesAreSkippedAndCounted() throws IOException {
    Files.writeString(
        file,
        String.join(
            "\n",
            json(start()),
            "{\"type\":",
            "[1]",
            "{} {}",
            "{\"type\":\"finding\"}",
            "\0\0\0",
            "",
            json(end()),
            ""));

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.files().get(0).skipped()).isEqualTo(5);
    assertThat(journals.notes()).containsExactly("run.jsonl: 5 lines could not be read, skipped");
    assertThat(journals.runs()).allMatch(Run::ended);
  }

  @Test
  void unknownTypesKeysAndKindsOfValuesAreIgnored() throws IOException {
    JournalFixture.write(
        file,
        start("later", Map.of("a", List.of(1.5))),
        Map.of("type", "span", "run", "r", "id", "s1"),
        finding("count", "many", "site", "here", "stack", "deep", "message", 12),
        end());

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.notes()).isEmpty();
    assertThat(FindingText.render(journals.findings().get(0))).contains("once", "no message");
  }

  @Test
  void anEmptyFileIsNamed() throws IOException {
    Files.createFile(file);

    assertThat(JournalReader.read(List.of(file)).notes())
        .singleElement()
        .asString()
        .startsWith("run.jsonl is empty");
  }

  @Test
  void aForeignFileIsNamed() throws IOException {
    Files.writeString(file, "{\"level\":\"info\"}\n{\"level\":\"warn\"}\nplain text");

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.any()).isFalse();
    assertThat(journals.notes())
        .singleElement()
        .asString()
        .startsWith("run.jsonl is not a Selvedge journal, so it was left out");
  }

  @Test
  void bytesThatAreNoTextAreNoReasonToFail() throws IOException {
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n', (byte) 0xc3, '\n'});

    assertThat(JournalReader.read(List.of(file)).files()).allMatch(JournalFile::foreign);
  }

  @Test
  void aNewerJournalIsNamedAndReadAsFarAsItCanBe() throws IOException {
    JournalFixture.write(file, start("version", 2), finding("version", 2), end());

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.findings()).hasSize(1);
    assertThat(journals.notes())
        .singleElement()
        .asString()
        .contains("newer Selvedge (format version 2, this one knows 1)");
  }

  @Test
  void aFileThatIsNotThereOrNoFileIsNamed() {
    List<String> notes = JournalReader.read(List.of(folder.resolve("gone.jsonl"), folder)).notes();

    assertThat(notes).hasSize(2);
    assertThat(notes.get(0)).isEqualTo("gone.jsonl could not be read: there is no such file");
    assertThat(notes.get(1)).contains("could not be read");
  }

  @Test
  void anyNumberOfLinesOfTheSameIdNeedsNoMoreRoomThanOne() throws IOException {
    fill(40_000, line -> "f1");

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.findings()).hasSize(1);
    assertThat(journals.leftOut()).isZero();
  }

  @Test
  void whatDoesNotFitIntoMemoryIsLeftOutAndCounted() throws IOException {
    fill(40_000, line -> "f" + line);

    Journals journals = readInto(Room.of(32 << 20));

    assertThat(journals.findings()).hasSizeBetween(2_000, 39_999);
    assertThat(journals.findings().size() + journals.leftOut()).isEqualTo(40_000);
    assertThat(journals.notes()).singleElement().asString().contains("lines left out");
    assertThat(journals.whole()).isFalse();
  }

  @Test
  void ofManyWindowsTheFiguresAreLeftOutBeforeAWindowIs() throws IOException {
    Map<String, Object>[] lines = windowsWithFigures(400);
    JournalFixture.write(file, lines);

    Journals journals = readInto(Room.of(4 << 20));

    assertThat(journals.windows()).hasSize(400);
    assertThat(journals.windows().get(0)).containsKey("tasks");
    assertThat(journals.windows().get(399))
        .containsKeys("name", "openedNanos", "findings")
        .doesNotContainKey("tasks");
    assertThat(journals.shortened()).isBetween(1L, 399L);
    assertThat(journals.leftOut()).isZero();
    assertThat(journals.notes()).singleElement().asString().contains("windows shown without");
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<String, Object>[] windowsWithFigures(int number) {
    List<Map<String, Object>> tasks = new ArrayList<>();
    for (int at = 0; at < 10; at++) {
      tasks.add(Map.of("kind", "pool task", "succeeded", 1_000 + at, "alive", 0));
    }
    Map[] windows = new Map[number];
    for (int at = 0; at < number; at++) {
      windows[at] = window("id", "w" + at, "tasks", tasks);
    }
    return windows;
  }

  private Journals readInto(Room room) {
    return JournalReader.read(List.of(file), (files, lines) -> {}, room);
  }

  @Test
  void findingsThatAJvmDidNotKeepAreMentioned() throws IOException {
    JournalFixture.write(file, start(), end("dropped", 7));

    assertThat(JournalReader.read(List.of(file)).notes())
        .singleElement()
        .asString()
        .startsWith("7 more occurrences not recorded");
  }

  @Test
  void aLineTooLongToHoldIsSkipped() throws IOException {
    String endless = json(finding("message", "x".repeat(JournalLines.LONGEST)));
    Files.writeString(file, endless + "\n" + json(finding("id", "f2")) + "\n");

    Journals journals = JournalReader.read(List.of(file));

    assertThat(journals.findings()).extracting(line -> line.get("id")).containsExactly("f2");
    assertThat(journals.files().get(0).skipped()).isEqualTo(1);
  }

  @Test
  void deepNestingIsALineThatCannotBeRead() throws IOException {
    Files.writeString(
        file, json(start()) + "\n{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n");

    assertThat(JournalReader.read(List.of(file)).files().get(0).skipped()).isEqualTo(1);
  }

  @Test
  void findsTheJournalsOfAFolderByTheirNames() throws IOException {
    Path second = Files.createFile(folder.resolve("b.jsonl"));
    Path first = Files.createFile(folder.resolve("a.jsonl"));
    Files.createFile(folder.resolve("a.html"));
    Files.createDirectory(folder.resolve("inside"));

    assertThat(JournalReader.journalsIn(folder)).containsExactly(first, second);
  }

  @Test
  void aFolderThatIsNotThereCannotBeSearched() {
    assertThatThrownBy(() -> JournalReader.journalsIn(folder.resolve("gone")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private interface Id {
    String of(int line);
  }

  private void fill(int lines, Id id) throws IOException {
    String text = json(finding("id", "ID", "stack", List.of()));
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int line = 0; line < lines; line++) {
        out.write(text.replace("\"ID\"", "\"" + id.of(line) + "\""));
        out.write('\n');
      }
    }
  }
}
