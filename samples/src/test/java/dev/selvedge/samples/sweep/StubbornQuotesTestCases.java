package dev.selvedge.samples.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.CancellationSweep;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;

/** The same test of the twin; run by another test, because it fails. */
class StubbornQuotesTestCases {
  private final Semaphore permits = new Semaphore(1);
  private final StubbornQuotes quotes = new StubbornQuotes(item -> asked(), permits);

  private static int asked() throws InterruptedException {
    Thread.sleep(500);
    return 3;
  }

  @CancellationSweep
  void price() throws Exception {
    assertThat(quotes.price("tea")).isEqualTo(3);
  }

  @AfterEach
  void nothingIsHeldBack() {
    quotes.close();

    assertThat(permits.availablePermits()).isEqualTo(1);
  }
}
