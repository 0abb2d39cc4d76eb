package dev.selvedge.agent.cases.support;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work that leaves something behind: a thread that shows whose work it is. */
public final class Probe {

  private final CountDownLatch ran = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** Leaves a thread that does not end by itself. */
  public void run() {
    Thread thread = new Thread(this::stay, "probe");
    thread.setDaemon(true);
    thread.start();
    ran.countDown();
  }

  /** The same, as a function or a supplier. */
  public Object apply(Object... ignored) {
    run();
    return this;
  }

  private void stay() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when it has run. */
  public void await() throws InterruptedException {
    if (!ran.await(15, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the probe has not run");
    }
  }

  void release() {
    released.countDown();
  }
}
