package dev.selvedge.agent.rule.growingfanout;

import static dev.selvedge.agent.event.ScaledFanOuts.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.ScaledFanOut.Run;
import dev.selvedge.agent.event.ScaledFanOuts;
import dev.selvedge.agent.rule.Candidate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrowingFanOutTests {

  private final GrowingFanOut rule = new GrowingFanOut();

  @Test
  void firesWhereEveryInputHasATaskAtWork() {
    Candidate found = found(run(25, 25, 25), run(100, 100, 100));

    assertThat(found.message())
        .isEqualTo(
            "as many virtual threads made at Quotes.of (Quotes.java:41) are at work at a time as"
                + " there are inputs: peak 25 -> 100 when the input grew from 25 to 100");
    assertThat(found.site()).hasToString("com.acme.Quotes.of(Quotes.java:41)");
    assertThat(found.fix()).contains("Semaphore");
  }

  @Test
  void saysTheGrowthOfAllRuns() {
    assertThat(found(run(5, 5, 5), run(20, 20, 20), run(80, 80, 80)).message())
        .endsWith("peak 5 -> 20 -> 80 when the input grew from 5 to 20 to 80");
  }

  @Test
  void firesWhereTasksGrowWithTheInputButAreNotAsMany() {
    assertThat(judged(run(25, 5, 5), run(100, 20, 20))).isNotNull();
    assertThat(judged(run(25, 50, 50), run(100, 200, 200))).isNotNull();
    assertThat(judged(run(25, 27, 27), run(100, 102, 102))).isNotNull();
  }

  @Test
  void firesThoughAFewHaveNotMetTheOthers() {
    assertThat(judged(run(25, 25, 24), run(100, 100, 95))).isNotNull();
  }

  @Test
  void firesWhereTheBoundIsMadeFromTheInput() {
    Candidate found = found(run(25, 25, 25, 25), run(100, 100, 100, 100));

    assertThat(found.message())
        .contains("peak 25 -> 100 when")
        .endsWith("; what should bound them grew too: 25 -> 100");
    assertThat(found.fix()).contains("and not that of the inputs");
    assertThat(judged(run(24, 24, 12, 12), run(100, 100, 50, 50))).isNotNull();
  }

  @Test
  void firesWhereOnlyManyInputsAreForked() {
    assertThat(found(Run.without(5), run(100, 100, 100)).message()).contains("peak 0 -> 100");
  }

  @Test
  void neverFiresWhereThePeakStays() {
    assertThat(judged(run(25, 25, 8), run(100, 100, 8))).isNull();
    assertThat(judged(run(25, 25, 1), run(100, 100, 1))).isNull();
    assertThat(judged(run(25, 4, 4), run(100, 4, 4))).isNull();
  }

  @Test
  void neverFiresWhereTheBoundLiesBetweenTheSizes() {
    assertThat(judged(run(25, 25, 25), run(100, 100, 64))).isNull();
    assertThat(judged(run(25, 25, 25, 64), run(100, 100, 64, 64))).isNull();
    assertThat(judged(run(25, 25, 25), run(100, 100, 90))).isNull();
    assertThat(judged(run(25, 25, 25), run(100, 32, 32))).isNull();
    assertThat(judged(run(5, 5, 5), run(20, 20, 20), run(80, 80, 30))).isNull();
  }

  @Test
  void neverFiresWhereTheBoundIsTheSameAndLarger() {
    assertThat(judged(run(25, 25, 25, 128), run(100, 100, 100, 128))).isNull();
    assertThat(judged(run(25, 25, 25, 256), run(100, 100, 100, 128))).isNull();
  }

  @Test
  void neverFiresWhereTheMachineLetFewOfThemMeet() {
    assertThat(judged(run(25, 25, 1), run(100, 100, 4))).isNull();
    assertThat(judged(run(25, 25, 4), run(100, 100, 16))).isNull();
  }

  @Test
  void neverFiresWhereABoundMadeFromTheInputIsNotUsed() {
    assertThat(judged(run(25, 25, 1, 25), run(100, 100, 1, 100))).isNull();
    assertThat(judged(run(25, 25, 25, 25), run(100, 100, 64, 100))).isNull();
  }

  @Test
  void neverFiresWhereAFewAreForkedForManyInputsOnly() {
    assertThat(judged(Run.without(5), run(100, 32, 32))).isNull();
    assertThat(judged(Run.without(5), run(100, 100, 32, 32))).isNull();
  }

  @Test
  void neverFiresWithNothingToCompare() {
    assertThat(judged(run(100, 100, 100))).isNull();
  }

  private Candidate found(Run... runs) {
    return Objects.requireNonNull(judged(runs));
  }

  private @Nullable Candidate judged(Run... runs) {
    return rule.judge(ScaledFanOuts.of(runs));
  }
}
