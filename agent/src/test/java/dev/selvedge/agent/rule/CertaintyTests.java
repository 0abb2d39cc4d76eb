package dev.selvedge.agent.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.rule.Candidate.Certainty;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CertaintyTests {

  private final AtomicBoolean condition = new AtomicBoolean();

  @Test
  void isThereAtOnce() {
    assertThat(Certainty.atOnce().reached(0)).isTrue();
    assertThat(Certainty.atOnce().outlivesTheCall()).isFalse();
  }

  @Test
  void comesWithTime() {
    assertThat(Certainty.after(5).reached(4)).isFalse();
    assertThat(Certainty.after(5).reached(5)).isTrue();
    assertThat(Certainty.after(5).outlivesTheCall()).isFalse();
  }

  @Test
  void comesWithACondition() {
    Certainty certainty = Certainty.once(condition::get);

    assertThat(certainty.reached(1_000)).isFalse();
    assertThat(certainty.outlivesTheCall()).isTrue();

    condition.set(true);
    assertThat(certainty.reached(0)).isTrue();
  }

  @Test
  void mayNeedBoth() {
    Certainty certainty = Certainty.once(condition::get, 5);

    assertThat(certainty.reached(5)).isFalse();
    condition.set(true);
    assertThat(certainty.reached(4)).isFalse();
    assertThat(certainty.reached(5)).isTrue();
    assertThat(certainty.outlivesTheCall()).isTrue();
  }

  @Test
  void doesNotWaitForAnythingMoreWhenNothingMoreWillHappen() {
    Certainty conditional = Certainty.once(condition::get, 10);
    Certainty withdrawn = Certainty.once(condition::get);
    withdrawn.withdraw();

    assertThat(conditional.reachedAtLast(9)).isFalse();
    assertThat(conditional.reachedAtLast(10)).isTrue();
    assertThat(withdrawn.reachedAtLast(10)).isFalse();
    assertThat(Certainty.after(10).reachedAtLast(9)).isFalse();
  }

  @Test
  void isWithdrawnForGood() {
    Certainty certainty = Certainty.once(condition::get);

    certainty.withdraw();
    condition.set(true);

    assertThat(certainty.reached(1_000)).isFalse();
    assertThat(certainty.outlivesTheCall()).isFalse();
  }
}
