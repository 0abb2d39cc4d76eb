package dev.selvedge.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Guarded
@Timeout(20)
class QuickStartTests {

  @Test
  void bothHalvesAreThere() throws Exception {
    assertThat(QuickStart.greeting(() -> "Hello", () -> "World")).isEqualTo("Hello, World!");
  }

  @Test
  void theyAreSaidAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);

    assertThat(QuickStart.greeting(() -> meet("Hello", both), () -> meet("World", both)))
        .isEqualTo("Hello, World!");
  }

  /** Comes back when the other one is here, too. */
  private static String meet(String word, CountDownLatch both) throws InterruptedException {
    both.countDown();
    both.await();
    return word;
  }

  @Test
  void oneThatFailsEndsTheOther() {
    CountDownLatch never = new CountDownLatch(2);
    CountDownLatch begun = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                QuickStart.greeting(
                    () -> {
                      begun.await();
                      throw new IOException("no voice");
                    },
                    () -> {
                      begun.countDown();
                      return meet("World", never);
                    }))
        .hasRootCauseMessage("no voice");
  }

  @CancellationSweep
  void whoeverWaitsForBothCanBeCancelled() throws Exception {
    assertThat(QuickStart.greeting(() -> slowly("Hello"), () -> slowly("World")))
        .isEqualTo("Hello, World!");
  }

  private static String slowly(String word) throws InterruptedException {
    Thread.sleep(20);
    return word;
  }

  /** What the scope has cancelled has not succeeded, though nobody has seen it fail. */
  @Test
  void whatEndsWithItsScopeIsCancelled() {
    Recording recording = Selvedge.record(this::oneThatFailsEndsTheOther);

    SelvedgeAssertions.assertThat(recording)
        .hasNoFindings()
        .hasStartedTasks(2)
        .hasFailedTasks(1)
        .hasCancelledTasks(1);
  }
}
