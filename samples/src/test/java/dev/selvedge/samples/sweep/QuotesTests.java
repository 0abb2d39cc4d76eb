package dev.selvedge.samples.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.CancellationPoint;
import dev.selvedge.CancellationSweep;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;

/** Quotes, cancelled wherever they can be. The page {@code docs/cancellation-sweep.md} shows it. */
class QuotesTests {
  private final Semaphore permits = new Semaphore(1);
  private final BlockingQueue<Integer> book = new LinkedBlockingQueue<>();
  private final Quotes quotes =
      new Quotes(List.of(item -> asked(4), item -> asked(3)), permits, book);

  private static int asked(int price) throws InterruptedException {
    Thread.sleep(30);
    return price;
  }

  @CancellationSweep
  void best() throws Exception {
    assertThat(quotes.best("tea")).isEqualTo(3);
  }

  @AfterEach
  void nothingIsHeldBack(CancellationPoint point) {
    quotes.close();

    assertThat(permits.availablePermits()).isEqualTo(1);
    if (point.wasReached()) {
      assertThat(book).isEmpty();
    } else {
      assertThat(book).containsExactly(3);
    }
  }
}
