package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChainTests {

  private final Chain one = new Chain(null, null);
  private final Chain other = new Chain(null, null);

  @Test
  void isNotObservedBeforeSomebodyLooks() {
    assertThat(one.isObserved()).isFalse();

    one.observe();

    assertThat(one.isObserved()).isTrue();
    assertThat(other.isObserved()).isFalse();
  }

  @Test
  void isObservedWithTheOneThatItHasMet() {
    one.join(other);

    other.observe();

    assertThat(one.isObserved()).isTrue();
  }

  @Test
  void takesOverWhatWasObservedBeforeTheyMet() {
    other.observe();

    one.join(other);

    assertThat(one.isObserved()).isTrue();
  }

  @Test
  void meetsAnyNumberOfOthersAndItself() {
    Chain first = one;
    for (int i = 0; i < 100_000; i++) {
      Chain next = new Chain(null, null);
      next.join(first);
      next.join(next);
      first = next;
    }

    first.observe();

    assertThat(one.isObserved()).isTrue();
  }
}
