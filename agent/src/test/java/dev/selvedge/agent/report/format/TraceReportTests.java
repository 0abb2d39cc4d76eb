package dev.selvedge.agent.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.agent.report.BigJournal;
import dev.selvedge.agent.report.JournalReader;
import dev.selvedge.agent.report.Journals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds traces against what the Trace Event Format says, and what those who draw it demand. */
class TraceReportTests {

  private static final double ROUNDING = 0.0005;

  @TempDir Path folder;
  private Journals journals;
  private List<JsonNode> events;

  @BeforeEach
  void write() throws IOException {
    journals =
        JournalReader.read(
            new BigJournal().runs(2).tests(3).tasksPerTest(100).killed(1).write(folder));
    Path file = folder.resolve("trace.json");
    new Reports(journals, Sources.of(List.of(), folder), new GitHub(Map.of()))
        .write(Format.TRACE, file);
    JsonNode trace = new ObjectMapper().readTree(file.toFile());
    events = StreamSupport.stream(trace.get("traceEvents").spliterator(), false).toList();
  }

  @Test
  void everyEventSaysWhatWhereAndWhen() {
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.get("ph").textValue()).isIn("M", "X", "i", "s", "f", "C");
              assertThat(event.get("name").textValue()).isNotEmpty();
              assertThat(event.get("pid").isInt()).isTrue();
              assertThat(event.get("tid").isInt()).isTrue();
              assertThat(event.get("ts").doubleValue()).isNotNegative();
            });
  }

  @Test
  void everyJvmIsAProcessWithItsName() {
    assertThat(of("M"))
        .filteredOn(event -> event.get("name").textValue().equals("process_name"))
        .extracting(event -> event.at("/args/name").textValue())
        .containsExactly(
            "com.acme.Main, process 4000", "com.acme.Main, process 4001 (killed or still running)");
  }

  @Test
  void everyTaskThatRanIsASliceAndEveryFindingAnInstant() {
    long ran =
        journals.spans().windows().stream()
            .flatMap(window -> window.tasks().stream())
            .filter(task -> task.ran())
            .count();

    assertThat(of("X"))
        .filteredOn(event -> event.has("args") && event.get("args").has("task"))
        .hasSize((int) ran);
    assertThat(of("i"))
        .filteredOn(event -> event.get("cat").textValue().equals("finding"))
        .hasSize(journals.findings().size());
  }

  @Test
  void slicesOfATrackLieWithinOneAnotherOrApart() {
    Map<String, List<JsonNode>> tracks = new HashMap<>();
    of("X")
        .forEach(
            event -> tracks.computeIfAbsent(track(event), key -> new ArrayList<>()).add(event));
    for (List<JsonNode> slices : tracks.values()) {
      slices.sort(
          Comparator.comparingDouble(TraceReportTests::from)
              .thenComparing(Comparator.comparingDouble(TraceReportTests::to).reversed()));
      Deque<Double> ends = new ArrayDeque<>();
      for (JsonNode slice : slices) {
        while (!ends.isEmpty() && ends.peek() <= from(slice) + ROUNDING) {
          ends.pop();
        }
        assertThat(to(slice))
            .isLessThanOrEqualTo((ends.isEmpty() ? to(slice) : ends.peek()) + ROUNDING);
        ends.push(to(slice));
      }
    }
  }

  @Test
  void aVirtualThreadHasATrackOfItsOwn() {
    Map<String, Long> tasks = new HashMap<>();
    of("X").stream()
        .filter(event -> event.get("cat").textValue().equals("virtual thread"))
        .forEach(event -> tasks.merge(track(event), 1L, Long::sum));

    assertThat(tasks).isNotEmpty();
    assertThat(tasks.values()).containsOnly(1L);
  }

  @Test
  void arrowsBeginAndEndOnceAndWithinSlices() {
    Map<Long, JsonNode> begun = new HashMap<>();
    of("s").forEach(event -> assertThat(begun.put(event.get("id").longValue(), event)).isNull());
    assertThat(begun).isNotEmpty();
    for (JsonNode end : of("f")) {
      JsonNode begin = begun.remove(end.get("id").longValue());
      assertThat(from(begin)).isLessThanOrEqualTo(from(end));
      assertThat(of("X"))
          .anyMatch(
              slice ->
                  track(slice).equals(track(begin))
                      && from(slice) <= from(begin) + ROUNDING
                      && from(begin) <= to(slice) + ROUNDING);
    }
    assertThat(begun).isEmpty();
  }

  private List<JsonNode> of(String phase) {
    return events.stream().filter(event -> event.get("ph").textValue().equals(phase)).toList();
  }

  private static String track(JsonNode event) {
    return event.get("pid") + "/" + event.get("tid");
  }

  private static double from(JsonNode event) {
    return event.get("ts").doubleValue();
  }

  private static double to(JsonNode event) {
    return from(event) + event.get("dur").doubleValue();
  }
}
