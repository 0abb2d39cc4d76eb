package dev.selvedge.agent.cases.fanout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** What the cases have in common. */
final class Bounds {

  private Bounds() {}

  static void close(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end");
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(90, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it does not come");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
