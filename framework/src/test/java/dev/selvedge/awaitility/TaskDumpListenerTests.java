package dev.selvedge.awaitility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.TimeoutEvent;
import org.junit.jupiter.api.Test;

/** Without the agent time-outs are as ever, and other listeners hear of all. */
class TaskDumpListenerTests {

  @Test
  void withoutTheAgentMessagesAreAsEver() {
    assertThatExceptionOfType(ConditionTimeoutException.class)
        .isThrownBy(
            () ->
                SelvedgeAwaitility.await("the tea")
                    .atMost(Duration.ofMillis(150))
                    .until(() -> false))
        .withMessageContaining("Condition with alias 'the tea' didn't complete within")
        .withMessageNotContaining("dump");
  }

  @Test
  void anotherListenerHearsOfAll() {
    List<String> heard = new ArrayList<>();
    ConditionEvaluationListener<Object> other =
        new ConditionEvaluationListener<>() {
          @Override
          public void conditionEvaluated(EvaluatedCondition<Object> condition) {
            heard.add("evaluated");
          }

          @Override
          public void onTimeout(TimeoutEvent event) {
            heard.add("timed out");
          }
        };

    assertThatExceptionOfType(ConditionTimeoutException.class)
        .isThrownBy(
            () ->
                org.awaitility.Awaitility.await()
                    .conditionEvaluationListener(SelvedgeAwaitility.taskDump(other))
                    .pollInSameThread()
                    .atMost(Duration.ofMillis(150))
                    .until(() -> false));

    assertThat(heard).contains("evaluated").endsWith("timed out");
  }

  @Test
  void aFutureThatIsNotDone() {
    CompletableFuture<String> future = new CompletableFuture<>();
    FutureDone condition = SelvedgeAwaitility.futureDone(future);

    assertThat(condition.call()).isFalse();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(condition::run)
        .withMessageStartingWith("the future is not done: ");

    future.complete("tea");
    assertThat(condition.call()).isTrue();
    condition.run();
  }
}
