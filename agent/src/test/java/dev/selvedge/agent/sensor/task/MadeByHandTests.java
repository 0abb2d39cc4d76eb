package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MadeByHandTests {

  private final MadeByHand made = new MadeByHand();
  private final Object task = new Object();
  private final Object future = new CompletableFuture<>();

  @Test
  void knowsWhatTheSameTaskHasMade() {
    made.add(future, task);

    assertThat(made.contains(future, task)).isTrue();
    assertThat(made.contains(new CompletableFuture<>(), task)).isFalse();
  }

  @Test
  void knowsNothingOfAnotherTask() {
    made.add(future, task);

    assertThat(made.contains(future, new Object())).isFalse();
    assertThat(made.contains(future, null)).isFalse();
  }

  @Test
  void forgetsWhatOneTaskHasMadeWhenAnotherBegins() {
    made.add(future, task);
    made.add(new CompletableFuture<>(), null);

    assertThat(made.contains(future, task)).isFalse();
  }

  @Test
  void forgetsTheOldest() {
    made.add(future, task);
    for (int i = 0; i < 64; i++) {
      made.add(new CompletableFuture<>(), task);
    }

    assertThat(made.contains(future, task)).isFalse();
  }
}
