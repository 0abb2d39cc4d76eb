package dev.selvedge.agent.cases.fanout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tasks that all run at once: none goes on before the last one is there. */
final class Together {

  private final CountDownLatch all;

  Together(int tasks) {
    this.all = new CountDownLatch(tasks);
  }

  int meet() {
    all.countDown();
    try {
      if (!all.await(90, TimeUnit.SECONDS)) {
        throw new IllegalStateException("some are missing: " + all.getCount());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 1;
  }
}
