package dev.selvedge.agent.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.report.BigJournal;
import dev.selvedge.agent.report.JournalFixture;
import dev.selvedge.agent.report.JournalReader;
import dev.selvedge.agent.report.Journals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads recordings as the JDK's own tool does. */
class JfrReportTests {

  @TempDir Path folder;
  private Journals journals;
  private List<RecordedEvent> events;

  @BeforeEach
  void write() throws IOException {
    journals =
        JournalReader.read(new BigJournal().runs(2).tests(3).tasksPerTest(100).write(folder));
    Path file = folder.resolve("selvedge.jfr");
    new Reports(journals, Sources.of(List.of(), folder), new GitHub(Map.of()))
        .write(Format.JFR, file);
    events = RecordingFile.readAllEvents(file);
  }

  @Test
  void everyTaskIsAnEventAtItsTimeOfDay() {
    List<RecordedEvent> tasks = of("dev.selvedge.TaskSpan");

    assertThat(tasks).hasSize((int) journals.spans().size());
    assertThat(tasks)
        .allSatisfy(
            task ->
                assertThat(task.getStartTime())
                    .isBetween(
                        Instant.ofEpochMilli(1_795_375_440_000L),
                        Instant.ofEpochMilli(1_795_375_440_000L + 60_000)));
    assertThat(tasks)
        .anyMatch(
            task ->
                task.getString("kind").equals("pool task")
                    && task.getThread().getJavaName().startsWith("pool-1-thread-")
                    && task.getLong("parent") > 0
                    && task.getDuration().compareTo(Duration.ZERO) > 0);
  }

  @Test
  void withoutAFirstLineTheTimeOfDayIsNotThatOfNow() throws IOException {
    Path file = folder.resolve("lost.jfr");
    Path journal = JournalFixture.write(folder.resolve("lost.jsonl"), JournalFixture.finding());
    new Reports(
            JournalReader.read(List.of(journal)),
            Sources.of(List.of(), folder),
            new GitHub(Map.of()))
        .write(Format.JFR, file);

    assertThat(RecordingFile.readAllEvents(file))
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(event.getStartTime())
                    .isBetween(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(1))));
  }

  @Test
  void everyFindingIsAnEventWithItsPlace() {
    assertThat(of("dev.selvedge.Finding"))
        .hasSize(journals.findings().size())
        .allSatisfy(
            finding -> {
              assertThat(finding.getString("rule")).isNotEmpty();
              assertThat(finding.getString("severity")).isEqualTo("ERROR");
              assertThat(finding.getString("place"))
                  .startsWith("com.acme.Orders.place(Orders.java:");
              assertThat(finding.getLong("task")).isPositive();
              assertThat(finding.getEventType().getCategoryNames()).containsExactly("Selvedge");
            });
  }

  @Test
  void waitsAndInterruptsAreEventsOfTheirTasks() {
    assertThat(of("dev.selvedge.Wait"))
        .isNotEmpty()
        .allMatch(wait -> wait.getLong("task") > 0 && !wait.getString("on").isEmpty());
    assertThat(of("dev.selvedge.Interrupt")).isNotEmpty();
  }

  private List<RecordedEvent> of(String type) {
    return events.stream().filter(event -> event.getEventType().getName().equals(type)).toList();
  }
}
