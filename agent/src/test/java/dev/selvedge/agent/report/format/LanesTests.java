package dev.selvedge.agent.report.format;

import static dev.selvedge.agent.report.JournalFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.report.JournalFixture;
import dev.selvedge.agent.report.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which track a task stands on. */
class LanesTests {

  private static final List<String> THREADS =
      List.of("virtual thread #31", "mine", "worker", "worker");

  @TempDir Path folder;

  @Test
  void whatAVirtualThreadWithoutANameRunsStandsOnItsTrack() throws IOException {
    assertThat(lanes(task(1, "virtual thread", 0, 10, 90), task(2, "stage", 0, 20, 40)))
        .containsExactly("virtual thread #31: 1, 2");
  }

  @Test
  void likewiseOfOnesWithTheSameName() throws IOException {
    assertThat(
            lanes(
                task(1, "virtual thread", 1, 10, 90),
                task(2, "virtual thread", 1, 15, 60),
                task(3, "pool task", 1, 70, 80),
                task(4, "virtual thread", 1, 91, 99)))
        .containsExactly("mine #1: 1, 3", "mine #2: 2", "mine #4: 4");
  }

  @Test
  void aThreadOfThatNameIsAnotherOneIfTheVirtualThreadHasEnded() throws IOException {
    assertThat(lanes(task(1, "virtual thread", 1, 10, 20), task(2, "pool task", 1, 30, 40)))
        .containsExactly("mine #1: 1", "mine: 2");
  }

  @Test
  void aWorkerDoesOneThingAfterAnother() throws IOException {
    assertThat(
            lanes(
                task(1, "pool task", 2, 10, 20),
                task(2, "pool task", 2, 30, 50),
                task(3, "pool task", 2, 40, 60)))
        .containsExactly("worker: 1, 2", "worker (2): 3");
  }

  private List<String> lanes(Map<?, ?>... tasks) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", "spans");
    line.put("run", start().get("run"));
    line.put("id", "s1");
    line.put("sites", List.of());
    line.put("threads", THREADS);
    line.put("tasks", List.of(tasks));
    Path journal = JournalFixture.write(folder.resolve("run.jsonl"), start(), line);
    Timeline timeline = new Timeline(JournalReader.read(List.of(journal)));
    int[] last = {0};
    return new Lanes(timeline, timeline.jvms().get(0), () -> ++last[0])
        .all().stream().map(LanesTests::shown).toList();
  }

  private static String shown(Lane lane) {
    List<String> tasks =
        lane.slices().stream().map(slice -> String.valueOf(slice.task().task())).toList();
    return lane.name() + ": " + String.join(", ", tasks);
  }

  private static Map<String, Object> task(
      long number, String kind, int thread, long began, long ended) {
    return Map.of(
        "task",
        number,
        "kind",
        kind,
        "thread",
        thread,
        "made",
        began,
        "began",
        began,
        "ended",
        ended,
        "outcome",
        "succeeded");
  }
}
