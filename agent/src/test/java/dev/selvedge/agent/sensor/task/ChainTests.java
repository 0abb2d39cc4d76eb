package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
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
  void makesNoCircleWithOneThatMeetsItAtTheSameTime() {
    for (int i = 0; i < 20_000; i++) {
      Chain left = new Chain(null, null);
      Chain right = new Chain(null, null);
      CompletableFuture<Void> there = CompletableFuture.runAsync(() -> left.join(right));
      right.join(left);
      there.join();

      left.observe();

      assertThat(right.isObserved()).isTrue();
    }
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
