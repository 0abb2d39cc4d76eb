package dev.selvedge.agent.report;

import static dev.selvedge.agent.report.JournalFixture.end;
import static dev.selvedge.agent.report.JournalFixture.finding;
import static dev.selvedge.agent.report.JournalFixture.start;
import static dev.selvedge.agent.report.JournalFixture.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpansTests {

  private static final String RUN = String.valueOf(start().get("run"));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("run.jsonl");
  }

  @Test
  void areWhatTasksDidAndWhen() throws IOException {
    Spans spans =
        read(
            spans(
                "w3",
                task(
                    7,
                    "parent",
                    1,
                    "name",
                    "prices",
                    "scope",
                    3,
                    "waits",
                    List.of(Map.of("from", 120, "to", 180, "on", "socket", "site", 1)),
                    "waitsOmitted",
                    4,
                    "waitedNanos",
                    75,
                    "holds",
                    List.of(Map.of("from", 181, "to", 190, "how", "pinned")),
                    "holdsOmitted",
                    2)));

    Site place = new Site("com.acme.Orders", "place", "Orders.java", 41);
    Site read = new Site("com.acme.Stock", "read", "Stock.java", 97);
    assertThat(spans.of(RUN, "w3").tasks())
        .containsExactly(
            new TaskSpan(
                RUN,
                "w3",
                7,
                1,
                "pool task",
                "prices",
                3,
                place,
                "AbstractExecutorService.submit",
                "pool-1-thread-2",
                100,
                110,
                200,
                "succeeded",
                List.of(new TaskSpan.Wait(120, 180, "socket", read, null)),
                4,
                75,
                List.of(new TaskSpan.Hold(181, 190, "pinned")),
                2));
  }

  @Test
  void areFoundByTheTaskThatAFindingNames() throws IOException {
    Spans spans = read(spans("w3", task(7), task(8)), spans(null, task(9)));

    assertThat(spans.task(RUN, 8)).isNotNull();
    assertThat(spans.task(RUN, 9)).extracting(TaskSpan::window).isNull();
    assertThat(spans.task(RUN, 10)).isNull();
    assertThat(spans.task("other", 8)).isNull();
  }

  @Test
  void ofATaskThatRanOnAfterItsWindowTheLaterOneCounts() throws IOException {
    Spans spans =
        read(
            spans("w3", task(7, "ended", null, "outcome", "alive")),
            spans("w3", task(7, "ended", 900)));

    assertThat(spans.of(RUN, "w3").tasks())
        .singleElement()
        .matches(span -> span.endedNanos() == 900 && !span.alive());
  }

  @Test
  void aTaskThatHasEndedIsNotAliveThoughThatIsToldLater() throws IOException {
    Spans spans =
        read(
            spans("w3", task(7, "ended", 900)),
            spans("w3", task(7, "ended", null, "outcome", "alive")));

    assertThat(spans.of(RUN, "w3").tasks())
        .singleElement()
        .matches(span -> span.endedNanos() == 900 && !span.alive());
  }

  @Test
  void whenATaskWasSeenAliveIsTheLastThatIsKnownOfItsJvm() throws IOException {
    Path journal =
        JournalFixture.write(
            folder.resolve("killed.jsonl"),
            spans("w3", task(7, "ended", null, "outcome", "alive", "seen", 64_000)));

    assertThat(JournalReader.read(List.of(journal)).runs())
        .singleElement()
        .matches(run -> run.lastNanos() == 64_000);
  }

  @Test
  void ofATaskThatHadNotBegunTheLaterOneCounts() throws IOException {
    Spans spans =
        read(
            spans("w3", task(7, "began", null, "ended", null, "outcome", "alive", "thread", null)),
            spans("w3", task(7)));

    assertThat(spans.of(RUN, "w3").tasks()).singleElement().matches(TaskSpan::ran);
  }

  @Test
  void ofATaskThatRunsAgainAndAgainAreSeveral() throws IOException {
    Spans spans = read(spans("w3", task(7), task(7, "made", 300, "began", 300, "ended", 310)));

    assertThat(spans.of(RUN, "w3").tasks()).hasSize(2);
  }

  @Test
  void areCountedWhereTheyWereNotWritten() throws IOException {
    Spans spans = read(spans("w3", task(7)), window("spansOmitted", 12), end("spansOmitted", 30));

    assertThat(spans.of(RUN, "w3").omitted()).isEqualTo(12);
    assertThat(spans.of(RUN, null).omitted()).isEqualTo(30);
    assertThat(spans.omitted()).isEqualTo(42);
    assertThat(spans.size()).isEqualTo(1);
  }

  @Test
  void takeWhatComes() throws IOException {
    Spans spans =
        read(
            Map.of("type", "spans", "run", RUN, "id", "s1"),
            Map.of("type", "spans", "run", RUN, "id", "s2", "tasks", "none", "sites", 7),
            spans(
                "w3",
                Map.of("task", 1),
                Map.of("task", "seven"),
                task(-3),
                task(2, "site", 99, "thread", -1, "kind", 5, "outcome", List.of()),
                task(3, "made", 500, "began", 400, "ended", 300),
                task(4, "waits", List.of("x", Map.of(), Map.of("from", 9, "to", 5)))));

    assertThat(spans.of(RUN, "w3").tasks())
        .extracting(TaskSpan::task)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    TaskSpan odd = task(spans, 2);
    assertThat(odd.site()).isNull();
    assertThat(odd.thread()).isNull();
    assertThat(odd.kind()).isEqualTo("unknown");
    assertThat(task(spans, 3))
        .matches(span -> span.beganNanos() == 500 && span.endedNanos() == 500);
    assertThat(task(spans, 4).waits())
        .containsExactly(new TaskSpan.Wait(9, 9, "unknown", null, null));
  }

  @Test
  void ofAJvmThatEndsSomeOfEachPartAreRead() throws IOException {
    List<Path> journals = new BigJournal().tests(20).tasksPerTest(600).write(folder.resolve("big"));
    Room room = Room.of(1L << 30);

    Spans all = JournalReader.read(journals, (files, lines) -> {}, room).spans();
    Journals brief =
        JournalReader.read(journals, (files, lines) -> {}, room.withSpanCharacters(1 << 20));

    Spans some = brief.spans();
    assertThat(some.size()).isBetween(2_000L, 5_000L);
    assertThat(some.size() + some.omitted()).isEqualTo(all.size());
    assertThat(some.windows())
        .filteredOn(window -> !window.tasks().isEmpty())
        .hasSizeBetween(12, 20);
    assertThat(some.windows()).hasSize(20);
    assertThat(brief.findings()).isNotEmpty();
    assertThat(brief.notes())
        .singleElement()
        .asString()
        .endsWith(
            "tasks left out so as not to hold up the end of the JVM: the command report shows"
                + " them");
  }

  @Test
  void ofAJvmThatEndsWithFewTasksAllAreRead() throws IOException {
    Path journal = new BigJournal().tests(3).tasksPerTest(30).write(folder.resolve("big")).get(0);

    Journals journals = JournalReader.readAtEnd(journal);

    assertThat(journals.spans().size()).isEqualTo(93);
    assertThat(journals.notes()).isEmpty();
  }

  @Test
  void tellWhichTestWasOpenWhenItsJvmWasKilled() throws IOException {
    Journals journals =
        journals(
            start(),
            spans(
                "w3",
                task(5, "kind", "test", "name", "hangs()", "ended", null, "outcome", "alive"),
                task(7)),
            window("id", "w2"),
            finding("id", "f1", "window", "w3"),
            finding("id", "f2", "window", "w4", "test", "com.acme.OtherTests.other()"),
            finding("id", "f3", "window", "w2"));

    assertThat(journals.windows())
        .extracting(line -> line.get("id"), line -> line.get("name"), line -> line.get("findings"))
        .containsExactly(
            tuple("w2", "lists prices", List.of("f1")),
            tuple("w3", "hangs()", List.of("f1")),
            tuple("w4", "com.acme.OtherTests.other()", List.of("f2")));
    assertThat(journals.windows().get(1))
        .containsEntry("kind", "test")
        .containsEntry("class", "com.acme.Orders")
        .containsEntry("openedNanos", 100L)
        .doesNotContainKey("closedNanos");
  }

  @Test
  void cutNames() throws IOException {
    Spans spans = read(spans("w3", task(7, "name", "x".repeat(10_000))));

    assertThat(task(spans, 7).name()).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void ofMoreThanFitEachWindowKeepsSomeAndWhatMattersFirst() throws IOException {
    List<Path> journals =
        new BigJournal().runs(2).tests(10).tasksPerTest(2_000).write(folder.resolve("big"));

    Journals all = JournalReader.read(journals, (files, lines) -> {}, Room.of(1L << 30));
    Journals some = JournalReader.read(journals, (files, lines) -> {}, Room.of(8L << 20));

    assertThat(all.spans().omitted()).isZero();
    assertThat(all.spans().size()).isEqualTo(40_020);
    assertThat(some.spans().size()).isBetween(2_000L, 20_000L);
    assertThat(some.spans().size() + some.spans().omitted()).isEqualTo(40_020);
    for (Spans.OfWindow window : all.spans().windows()) {
      Spans.OfWindow kept = some.spans().of(window.run(), window.window());
      assertThat(kept.tasks()).hasSizeBetween(150, 2_001).anyMatch(TaskSpan::body);
      assertThat(kept.tasks())
          .containsAll(window.tasks().stream().filter(TaskSpan::troubled).toList());
    }
  }

  @Test
  void ofMoreThanFitTheTaskOfAFindingIsKept() throws IOException {
    List<Map<String, Object>> lines = new ArrayList<>();
    lines.add(start());
    lines.add(finding("lineage", List.of(Map.of("task", 1, "name", "a"), Map.of("task", 4_321))));
    for (int task = 1; task < 10_000; task++) {
      lines.add(spans("w3", task(task)));
    }
    JournalFixture.write(file, lines.toArray(Map<?, ?>[]::new));

    Spans spans = JournalReader.read(List.of(file), (files, read) -> {}, Room.of(1 << 20)).spans();

    assertThat(spans.size()).isLessThan(5_000);
    assertThat(spans.task(RUN, 4_321)).isNotNull();
    assertThat(spans.task(RUN, 1)).isNotNull();
  }

  @Test
  void moreWindowsThanFitAreCounted() throws IOException {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int number = 1; number <= 5_000; number++) {
      lines.add(spans("w" + number, task(number)));
    }
    JournalFixture.write(file, lines.toArray(Map<?, ?>[]::new));

    Spans spans = JournalReader.read(List.of(file), (files, read) -> {}, Room.of(1 << 20)).spans();

    assertThat(spans.size()).isBetween(50L, 4_000L);
    assertThat(spans.size() + spans.omitted()).isEqualTo(5_000);
  }

  private Spans read(Map<?, ?>... lines) throws IOException {
    return journals(lines).spans();
  }

  private Journals journals(Map<?, ?>... lines) throws IOException {
    JournalFixture.write(file, lines);
    Journals journals = JournalReader.read(List.of(file));
    assertThat(journals.notes()).isEmpty();
    return journals;
  }

  private static TaskSpan task(Spans spans, long number) {
    TaskSpan span = spans.task(RUN, number);
    assertThat(span).isNotNull();
    return span;
  }

  private static int lines;

  private static Map<String, Object> spans(String window, Object... tasks) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", "spans");
    line.put("run", RUN);
    line.put("id", "s" + ++lines);
    line.put("window", window);
    line.put(
        "sites",
        List.of(
            Map.of(
                "class",
                "com.acme.Orders",
                "method",
                "place",
                "file",
                "Orders.java",
                "line",
                41,
                "api",
                "AbstractExecutorService.submit"),
            JournalFixture.site("com.acme.Stock", "read", "Stock.java", 97)));
    line.put("threads", List.of("pool-1-thread-2"));
    line.put("tasks", List.of(tasks));
    return line;
  }

  private static Map<String, Object> task(int number, Object... changes) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("task", number);
    task.put("kind", "pool task");
    task.put("site", 0);
    task.put("thread", 0);
    task.put("made", 100);
    task.put("began", 110);
    task.put("ended", 200);
    task.put("outcome", "succeeded");
    for (int at = 0; at < changes.length; at += 2) {
      task.put((String) changes[at], changes[at + 1]);
    }
    return task;
  }
}
