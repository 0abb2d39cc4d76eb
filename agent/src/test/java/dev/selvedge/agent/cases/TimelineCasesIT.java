package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Spans.Span;
import dev.selvedge.agent.cases.Spans.Wait;
import dev.selvedge.agent.cases.timeline.AllKinds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the journal tells of what tasks did, and when: of a JVM that was killed in the middle of a
 * test, after tests with tasks of all kinds.
 */
class TimelineCasesIT {

  private static final int ROOM = 400;
  private static final int MANY = 2_000;

  @TempDir static Path folder;

  private static Outcome outcome;
  private static Spans spans;

  @BeforeAll
  static void run() throws Exception {
    outcome = jvm(folder, ROOM + "").run(AllKinds.class, MANY + "", "killed");
    spans = Spans.of(outcome.journal());
  }

  private static ChildJvm jvm(Path folder, String room) {
    ChildJvm jvm =
        ChildJvm.bare(folder)
            .with(
                ChildJvm.javaagent(
                    ChildJvm.AGENT,
                    folder,
                    "formats=none",
                    "settle=60ms",
                    "rules=UnfinishedTask:PinnedCarrier",
                    "timeline=" + room));
    return Runtime.version().feature() >= 25 ? jvm.with("--enable-preview") : jvm;
  }

  @Test
  void tellsHowTasksEnded() {
    assertThat(spans.in("outcomes", "pool task"))
        .extracting(span -> span.text("outcome"))
        .containsExactlyInAnyOrder("succeeded", "succeeded", "failed", "cancelled", "dropped");
    assertThat(spans.onlyOn("interrupted").text("name")).isEqualTo("interrupted");
    assertThat(spans.in("outcomes", "test")).hasSize(1);
  }

  @Test
  void ofTasksOfWhichOneIsEnoughTellsHowTheOthersEnded() {
    assertThat(spans.in("any", "pool task"))
        .extracting(span -> span.text("outcome"))
        .containsExactlyInAnyOrder("succeeded", "failed", "cancelled");
    if (Runtime.version().feature() >= 25) {
      assertThat(spans.in("newer any", "virtual thread"))
          .extracting(span -> span.text("outcome"))
          .containsExactlyInAnyOrder("succeeded", "failed", "cancelled");
    }
  }

  @Test
  void timesAreInOrderAndThoseThatRanHaveAThread() {
    assertThat(spans.all())
        .allSatisfy(
            span -> {
              assertThat(span.has("began")).isEqualTo(span.has("thread"));
              long began = span.number(span.has("began") ? "began" : "made");
              assertThat(began).isGreaterThanOrEqualTo(span.number("made"));
              assertThat(span.has("ended")).isNotEqualTo(span.text("outcome").equals("alive"));
              if (span.has("ended")) {
                assertThat(span.number("ended")).isGreaterThanOrEqualTo(began);
              }
            });
  }

  @Test
  void tellsEachRunOfATaskThatIsRunAgainAndAgain() {
    List<Span> runs = spans.in("outcomes", "scheduled task");

    assertThat(runs).hasSizeGreaterThanOrEqualTo(3);
    assertThat(runs)
        .extracting(span -> span.number("task"))
        .containsOnly(runs.get(0).number("task"));
    assertThat(runs.get(runs.size() - 1).text("outcome")).isEqualTo("cancelled");
    assertThat(runs.subList(0, 3)).allSatisfy(run -> assertThat(run.has("began")).isTrue());
  }

  @Test
  void aStageThatNoThreadHadToRunIsToldIfItTookLong() {
    List<Span> stages =
        spans.in("outcomes", "stage").stream()
            .filter(span -> span.api().equals("CompletableFuture.thenRun"))
            .toList();

    assertThat(stages).filteredOn(stage -> stage.waitedFor().equals(List.of("sleep"))).hasSize(1);
    // On a busy machine what does nothing may take long, too.
    assertThat(stages)
        .allSatisfy(
            stage ->
                assertThat(stage.number("ended") - stage.number("began"))
                    .isGreaterThanOrEqualTo(1_000_000));
  }

  @Test
  void tellsWhatTasksWaitedFor() {
    for (String kind :
        List.of(
            "lock", "permit", "queue", "park", "future", "sleep", "process", "socket", "join")) {
      assertThat(spans.onlyOn(kind).waitedFor()).as(kind).contains(kind);
    }
    assertThat(spans.onlyOn("queue").waits().get(0).api()).isEqualTo("LinkedBlockingQueue.take");
    assertThat(spans.onlyOn("sleep").waits().get(0).api()).isEqualTo("Thread.sleep");
    assertThat(spans.onlyOn("park").waits().get(0).api()).isEqualTo("Object.wait");
    assertThat(spans.body("waits").waitedFor()).contains("join");
  }

  @Test
  void ofManyWaitsTheLongestAreTold() {
    Span often = spans.onlyOn("often");
    List<Wait> waits = often.waits();

    assertThat(waits).hasSize(32).isSortedAccordingTo((a, b) -> Long.compare(a.from(), b.from()));
    assertThat(waits).anySatisfy(wait -> assertThat(wait.nanos()).isGreaterThan(29_000_000));
    assertThat(often.number("waitsOmitted")).isEqualTo(8);
    assertThat(often.number("waitedNanos")).isGreaterThan(39 * 2_000_000L);
  }

  @Test
  void ofMoreTasksThanThereIsRoomForSomeAreToldAndThoseThatFailed() {
    List<Span> many = spans.in("many", "pool task");

    assertThat(many).hasSizeBetween(40, ROOM);
    assertThat(many).filteredOn(span -> span.text("outcome").equals("failed")).hasSize(1);
    assertThat(number(window("many"), "spansOmitted")).isEqualTo(MANY + 1 - many.size());
    assertThat(window("waits").has("spansOmitted")).isFalse();
  }

  @Test
  void tellsWhoHasInterruptedWhom() {
    JsonObject cancellation =
        window("outcomes").getAsJsonArray("cancellations").asList().stream()
            .map(each -> each.getAsJsonObject())
            .filter(each -> Journal.text(each, "thread").equals("interrupted"))
            .findFirst()
            .orElseThrow();

    assertThat(number(cancellation, "fromTask")).isEqualTo(spans.body("outcomes").number("task"));
    assertThat(number(cancellation, "toTask"))
        .isEqualTo(spans.onlyOn("interrupted").number("task"));
  }

  @Test
  void tellsWhichScopeASubtaskIsOfAndWhenItHeldItsCarrier() {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
    List<Span> subtasks = spans.in("newer", "subtask");

    assertThat(subtasks).extracting(span -> span.number("scope")).containsOnly(1L, 2L);
    assertThat(subtasks).hasSize(3);
    assertThat(spans.in("newer", "virtual thread"))
        .hasSize(2)
        .filteredOn(span -> !span.list("holds").isEmpty())
        .hasSize(1)
        .allSatisfy(
            span ->
                assertThat(span.list("holds"))
                    .extracting(hold -> Journal.text(hold.getAsJsonObject(), "how"))
                    .containsExactly("pinned"));
  }

  @Test
  void aTaskThatOutlivesItsTestIsToldAgainWhenItEnds() {
    assertThat(spans.in("alive", "pool task"))
        .hasSize(2)
        .allSatisfy(span -> assertThat(span.text("outcome")).isEqualTo("succeeded"));
    assertThat(outcome.journal().lines().values().toString())
        .contains("\"outcome\":\"alive\"", "\"to\":null");
  }

  @Test
  void tellsWhatWasMadeOutsideOfTests() {
    Span outside = spans.onlyOn("outside");

    assertThat(outside.window()).isNull();
    assertThat(outside.waitedFor()).containsExactly("sleep");
  }

  @Test
  void tellsOfThreadsThatWereStartedOutsideOfTests() {
    Span loose = spans.onlyOn("loose");
    Span child = spans.onlyOn("loose child");

    assertThat(loose.text("kind")).isEqualTo("thread");
    assertThat(loose.waitedFor()).containsExactly("join");
    assertThat(child.number("parent")).isEqualTo(loose.number("task"));
    assertThat(child.waitedFor()).containsExactly("sleep");
    assertThat(child.window()).isNull();
  }

  @Test
  void ofAJvmThatWasKilledTellsWhatHadEndedAndWhichTestRan() {
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.journal().hasEnd()).isFalse();
    assertThat(spans.onlyOn("ended").text("outcome")).isEqualTo("succeeded");
    assertThat(spans.onlyOn("ended").window()).isEqualTo(spans.body("killed").window());
    assertThat(spans.body("killed").text("outcome")).isEqualTo("alive");
  }

  @Test
  void tellsNothingIfThatIsNotWanted(@TempDir Path other) throws Exception {
    Outcome off = jvm(other, "off").run(AllKinds.class, "10");

    assertThat(off.exitCode()).as(off::lastWords).isZero();
    assertThat(off.journal().hasEnd()).isTrue();
    assertThat(Spans.of(off.journal()).all()).isEmpty();
    assertThat(off.journal().lines().values().toString())
        .contains("\"tasks\":[{")
        .doesNotContain("spansOmitted");
  }

  private static JsonObject window(String name) {
    return outcome.journal().lines().values().stream()
        .filter(line -> Journal.text(line, "type").equals("window"))
        .filter(line -> Journal.text(line, "name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long number(JsonObject line, String key) {
    return line.get(key).getAsLong();
  }
}
