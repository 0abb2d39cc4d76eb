package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.internal.FakeAgent;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a recording holds, and what becomes of a block that fails. */
class RecorderTests {

  private final FakeAgent agent = new FakeAgent();
  private final Recorder recorder = new Recorder(agent, StackWalker.getInstance());

  @Test
  void theBlockRunsInsideAWindowOfItsOwn() {
    FakeAgent.current = agent;

    recorder.record(
        () -> {
          FakeAgent.note("block");
          return null;
        });

    Map<String, Object> window = agent.opened().get(0);
    assertThat(agent.diary())
        .containsExactly("open " + window.get("name"), "block", "close " + window.get("name"));
    assertThat(window).containsEntry("kind", "record").doesNotContainKey("parent");
  }

  @Test
  void aRecordingIsNamedForTheLineThatMadeIt() {
    Recording recording = recorder.record(() -> 1);

    assertThat(recording.name())
        .startsWith("recording at dev.selvedge.RecorderTests.aRecordingIsNamed")
        .matches(".*\\(RecorderTests\\.java:\\d+\\)");
    assertThat(agent.opened(recording.name()))
        .containsEntry("class", "dev.selvedge.RecorderTests")
        .containsEntry("method", "aRecordingIsNamedForTheLineThatMadeIt()");
  }

  @Test
  void itHoldsFindingsTasksAndResult() {
    agent.findsEverywhere(FakeAgent.error("f1")).leaves("thread-1 waits for a latch");

    RecordingOf<String> recording = recorder.record(() -> "done");

    assertThat(recording.findings()).extracting(Finding::id).containsExactly("f1");
    assertThat(recording.leftTasks()).containsExactly("thread-1 waits for a latch");
    assertThat(recording.result()).isEqualTo("done");
    assertThat(recording).hasToString(recording.name() + ": findings 1, tasks left 1");
  }

  @Test
  void itHoldsTheFanOuts() {
    agent.forks(Map.of("created", 40, "peak", 4, "kind", "virtual thread", "groups", 2));
    agent.forks(Map.of("created", 30, "peak", 7, "gated", "of no kind that is known"));

    Recording recording = recorder.record(() -> 1);

    assertThat(recording.fanOuts()).extracting(FanOut::created).containsExactly(40L, 30L);
    assertThat(recording.peakFanOut()).isEqualTo(7);
    assertThat(recording.fanOuts().get(0))
        .hasToString("an unknown line: 4 at a time of 40 made (virtual thread)");
    assertThat(recording.queues()).isEmpty();
    assertThat(recording.permits()).isEmpty();
  }

  @Test
  void withoutFanOutsThePeakIsZero() {
    assertThat(recorder.record(() -> 1).peakFanOut()).isZero();
  }

  @Test
  void theResultMayBeNull() {
    assertThat(recorder.<String>record(() -> null).result()).isNull();
  }

  @Test
  void recordingsNest() {
    RecordingOf<Recording> outer = recorder.record(() -> recorder.record(() -> 1));

    assertThat(agent.opened()).hasSize(2);
    assertThat(agent.misnested()).isEmpty();
    assertThat(outer.result().name()).isNotEqualTo(outer.name());
  }

  @Test
  void whatTheBlockThrowsIsThrownOnAndBringsTheFindings() {
    agent.findsEverywhere(FakeAgent.error("f1"));
    IOException cause = new IOException("by itself");

    assertThatThrownBy(() -> recorder.record(() -> raise(cause))).isSameAs(cause);

    assertThat(cause.getSuppressed())
        .singleElement()
        .isInstanceOfSatisfying(
            FindingsError.class, error -> assertThat(error.findings()).hasSize(1));
    assertThat(agent.stillOpen()).isEmpty();
  }

  @Test
  void warningsAreNotLostEither() {
    agent.findsEverywhere(FakeAgent.warning("f1"));

    Throwable thrown = catchThrowable(() -> recorder.record(() -> raise(new IOException())));

    assertThat(thrown.getSuppressed())
        .singleElement()
        .hasToString("dev.selvedge.FindingsError: Rule: found f1");
  }

  @Test
  void aBlockThatFailsWithoutFindingsThrowsItsExceptionAlone() {
    Throwable thrown = catchThrowable(() -> recorder.record(() -> raise(new AssertionError("no"))));

    assertThat(thrown).isInstanceOf(AssertionError.class).hasNoSuppressedExceptions();
  }

  private static Object raise(Throwable thrown) throws Throwable {
    throw thrown;
  }
}
