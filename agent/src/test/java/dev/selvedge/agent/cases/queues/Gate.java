package dev.selvedge.agent.cases.queues;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** What the cases have in common: they hold up whoever takes until all is there. */
final class Gate {

  private final CountDownLatch opened = new CountDownLatch(1);

  /** Waits until it is opened. */
  void pass() {
    try {
      if (!opened.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the gate stays closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void open() {
    opened.countDown();
  }

  /** Opens it, and waits for the end of an executor. */
  void openAndClose(ExecutorService executor) throws InterruptedException {
    open();
    close(executor);
  }

  static void close(ExecutorService executor) throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end");
    }
  }

  /** Starts a thread of the program. */
  static Thread start(Runnable body) {
    Thread thread = new Thread(body);
    thread.start();
    return thread;
  }
}
