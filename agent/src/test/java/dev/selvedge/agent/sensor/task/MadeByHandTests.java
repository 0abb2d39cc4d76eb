package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MadeByHandTests {

  private final MadeByHand made = new MadeByHand();
  private final Task task = Task.ofNobody();
  private final Object future = new CompletableFuture<>();

  @Test
  void knowsWhatTheSameTaskHasMade() {
    made.add(future, task, 0);

    assertThat(made.contains(future, task, 0)).isTrue();
    assertThat(made.contains(new CompletableFuture<>(), task, 0)).isFalse();
  }

  @Test
  void knowsNothingOfAnotherTask() {
    made.add(future, task, 0);

    assertThat(made.contains(future, Task.ofNobody(), 0)).isFalse();
    assertThat(made.contains(future, null, 0)).isFalse();
  }

  @Test
  void forgetsWhatOneTaskHasMadeWhenAnotherBegins() {
    made.add(future, task, 0);
    made.add(new CompletableFuture<>(), null, 0);

    assertThat(made.contains(future, task, 0)).isFalse();
  }

  @Test
  void knowsNothingOfAnotherCallback() {
    made.add(future, task, 1);

    assertThat(made.contains(future, task, 2)).isFalse();
  }

  @Test
  void forgetsTheOldest() {
    made.add(future, task, 0);
    for (int i = 0; i < 64; i++) {
      made.add(new CompletableFuture<>(), task, 0);
    }

    assertThat(made.contains(future, task, 0)).isFalse();
  }
}
