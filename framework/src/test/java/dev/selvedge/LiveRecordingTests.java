package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A recording of what goes on still answers for the moment. */
class LiveRecordingTests {

  /** What is computed of other answers, or does not change. */
  private static final Set<String> NOT_ASKED = Set.of("name", "of", "peakFanOut", "startedTasks");

  private final List<Long> asked = new ArrayList<>();
  private final List<Object> findings = new ArrayList<>();

  @Test
  void everyAnswerIsThatOfTheMoment() {
    assertThat(methods(LiveRecording.class))
        .containsAll(
            methods(Recording.class).stream().filter(name -> !NOT_ASKED.contains(name)).toList());
  }

  @Test
  void whatIsFoundLaterIsThereLater() {
    Recording recording = recording();
    assertThat(recording.findings()).isEmpty();

    findings.add(Map.of("rule", "Rule", "message", "found"));

    assertThat(recording.findings()).hasSize(1);
    assertThat(recording).hasToString("test until now: findings 1, tasks alive 1");
    assertThat(asked).containsOnly(0L);
  }

  @Test
  void tasksAreGivenTheTimeToSettle() {
    assertThat(recording().leftTasks()).containsExactly("a task");
    assertThat(asked).containsExactly(-1L);
  }

  private Recording recording() {
    return Recording.of(
        "test",
        settleNanos -> {
          asked.add(settleNanos);
          return Map.of("findings", List.copyOf(findings), "left", List.of("a task"));
        });
  }

  private static Set<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toSet());
  }
}
