package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** The method that Mockito calls where the agent has woven it, called by hand. */
class SpiesTests extends TaskFixture {

  @Test
  void takeThePlaceOfAnExecutor() {
    String test = open("test", "bar()");
    ScheduledThreadPoolExecutor spied = new ScheduledThreadPoolExecutor(0);
    ScheduledThreadPoolExecutor other = new ScheduledThreadPoolExecutor(0);
    OpenExecutors.made(spied);
    OpenExecutors.made(other);

    Spies.madeOf(spied);
    Spies.madeOf(null);
    close(test);

    assertThat(OpenExecutors.of(test)).hasSize(1);
    assertThat(other.isShutdown()).isFalse();
    assertThat(spied.isShutdown()).isFalse();
  }

  @Test
  void takeThePlaceOfAThread() {
    UnstartedThreads.watch();
    String test = open("test", "bar()");
    Runnable body = () -> {};
    Thread spied = new Thread(body, "spied");
    Thread other = new Thread(body, "other");
    UnstartedThreads.made(spied, body);
    UnstartedThreads.made(other, body);

    Spies.madeOf(spied);
    close(test);

    assertThat(UnstartedThreads.of(test))
        .singleElement()
        .satisfies(work -> assertThat(work.name()).isEqualTo("other"));
  }
}
