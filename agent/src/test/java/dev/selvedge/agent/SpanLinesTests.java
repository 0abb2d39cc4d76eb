package dev.selvedge.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.TaskKind;
import dev.selvedge.agent.event.TaskSpan;
import dev.selvedge.agent.event.TaskSpan.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spans as a line of the journal has them. */
class SpanLinesTests {

  private static final StackTraceElement SITE =
      new StackTraceElement("com.acme.Orders", "place", "Orders.java", 41);

  @Test
  void aTaskThatRan() {
    assertThat(only(span(7, SITE, "pool-1-thread-1", Outcome.SUCCEEDED)))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("task", 7L),
                Map.entry("parent", 1L),
                Map.entry("kind", "pool task"),
                Map.entry("site", 0),
                Map.entry("thread", 0),
                Map.entry("made", 10L),
                Map.entry("began", 20L),
                Map.entry("ended", 30L),
                Map.entry("outcome", "succeeded")));
  }

  @Test
  void oneThatNeverRanAndOneThatIsAlive() {
    Map<String, Object> dropped = only(span(7, SITE, null, Outcome.DROPPED));
    Map<String, Object> alive = only(span(8, SITE, "worker", Outcome.ALIVE));

    assertThat(dropped).doesNotContainKey("thread").containsEntry("began", null);
    assertThat(dropped).containsEntry("ended", 30L);
    assertThat(alive).containsEntry("began", 20L).containsEntry("ended", null);
  }

  @Test
  void placesAndNamesThatTasksShareStandInALineOnce() {
    StackTraceElement other = new StackTraceElement("com.acme.Orders", "cancel", null, 50);
    Map<String, Object> line =
        SpanLines.of(
            "w3",
            List.of(
                span(1, SITE, "a", Outcome.SUCCEEDED),
                span(2, other, "b", Outcome.SUCCEEDED),
                span(3, SITE, "b", Outcome.SUCCEEDED)));

    assertThat(line).containsEntry("window", "w3").containsEntry("threads", List.of("a", "b"));
    assertThat(list(line, "sites"))
        .extracting(site -> site.get("method"), site -> site.get("api"))
        .containsExactly(
            tuple("place", "ExecutorService.submit"), tuple("cancel", "ExecutorService.submit"));
    assertThat(list(line, "tasks"))
        .extracting(task -> task.get("site"), task -> task.get("thread"))
        .containsExactly(tuple(0, 0), tuple(1, 1), tuple(0, 1));
  }

  @Test
  void waitsAndHolds() {
    TaskSpan span =
        new TaskSpan(
            7,
            0,
            "",
            TaskKind.SUBTASK,
            null,
            3,
            null,
            null,
            "virtual thread #9",
            10,
            20,
            0,
            Outcome.ALIVE,
            List.of(
                new TaskSpan.Wait(21, 25, false, "sleep", null, null),
                new TaskSpan.Wait(26, 0, true, "lock", SITE, "ReentrantLock.lock")),
            4,
            100,
            List.of(new TaskSpan.Hold(22, 24, false, CarrierHold.Kind.CLASS_INITIALISER)),
            5);
    Map<String, Object> line = SpanLines.of("", List.of(span));
    Map<String, Object> task = list(line, "tasks").get(0);

    assertThat(line).containsEntry("window", null);
    assertThat(task)
        .containsEntry("parent", null)
        .containsEntry("scope", 3L)
        .containsEntry("waitsOmitted", 4L)
        .containsEntry("waitedNanos", 100L)
        .containsEntry("holdsOmitted", 5L)
        .doesNotContainKeys("site", "name");
    assertThat(list(task, "waits").get(0)).containsEntry("to", 25L).doesNotContainKey("site");
    assertThat(list(task, "waits").get(1)).containsEntry("to", null).containsEntry("site", 0);
    assertThat(list(task, "holds"))
        .containsExactly(Map.of("from", 22L, "to", 24L, "how", "class initialiser"));
  }

  @Test
  void theBodyOfARecordingIsOfTheKindOfItsWindow() {
    assertThat(only(body("recorded block"))).containsEntry("kind", "record");
  }

  @Test
  void longNamesAreCutAndNotInTheMiddleOfACharacter() {
    String name = "x".repeat(98) + "\uD83D\uDE00" + "y".repeat(50);

    assertThat(only(body(name)).get("name")).isEqualTo("x".repeat(98) + "…");
    assertThat(only(body("z".repeat(1_000))).get("name").toString()).hasSize(100);
    assertThat(only(body("z".repeat(100))).get("name")).isEqualTo("z".repeat(100));
  }

  private static TaskSpan body(String name) {
    return new TaskSpan(
        1,
        0,
        "w1",
        TaskKind.RECORD,
        name,
        0,
        null,
        null,
        "main",
        10,
        20,
        30,
        Outcome.SUCCEEDED,
        List.of(),
        0,
        0,
        List.of(),
        0);
  }

  private static TaskSpan span(long task, StackTraceElement site, String thread, Outcome outcome) {
    return new TaskSpan(
        task,
        1,
        "w3",
        TaskKind.POOL_TASK,
        null,
        0,
        site,
        "ExecutorService.submit",
        thread,
        10,
        20,
        30,
        outcome,
        List.of(),
        0,
        0,
        List.of(),
        0);
  }

  private static Map<String, Object> only(TaskSpan span) {
    return list(SpanLines.of(span.window(), List.of(span)), "tasks").get(0);
  }

  @SuppressWarnings("unchecked") // as it was put there
  private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
    return (List<Map<String, Object>>) map.get(key);
  }
}
