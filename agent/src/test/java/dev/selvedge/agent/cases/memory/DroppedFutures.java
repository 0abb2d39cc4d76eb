package dev.selvedge.agent.cases.memory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes many futures of each kind and drops them inside of one window; prints how many bytes the
 * heap has grown by after each.
 */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class DroppedFutures {

  private static final int FORGOTTEN = 100_000;
  private static final int FAILED = 5_000;
  private static final int BATCH = 1_000;

  private DroppedFutures() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Window window = Window.open();
    measure("forgotten", DroppedFutures::forgotten, FORGOTTEN);
    measure("failed", DroppedFutures::failed, FAILED);
    measure("observed-failures", DroppedFutures::observedFailures, FAILED);
    window.closeClean();
  }

  private static void measure(String kind, Futures futures, int count) throws Exception {
    futures.make(count / 4);
    long before = settled();
    futures.make(count);
    System.out.println(kind + " " + (settled() - before));
  }

  /** What is dropped is told by a thread of Selvedge, some time after. */
  private static long settled() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      least = Math.min(least, Heap.used());
      TimeUnit.MILLISECONDS.sleep(150);
    }
    return least;
  }

  private static void forgotten(int count) throws InterruptedException {
    for (int i = 0; i < count; i += BATCH) {
      CountDownLatch ran = new CountDownLatch(BATCH);
      for (int j = 0; j < BATCH; j++) {
        CompletableFuture.runAsync(() -> ran.countDown());
      }
      ran.await();
    }
  }

  private static void failed(int count) throws InterruptedException {
    for (int i = 0; i < count; i += BATCH) {
      CountDownLatch ran = new CountDownLatch(BATCH);
      for (int j = 0; j < BATCH; j++) {
        CompletableFuture.runAsync(
            () -> {
              ran.countDown();
              throw new Lost();
            });
      }
      ran.await();
    }
  }

  private static void observedFailures(int count) {
    for (int i = 0; i < count; i++) {
      CompletableFuture.runAsync(
              () -> {
                throw new Lost();
              })
          .exceptionally(failure -> null)
          .join();
    }
  }

  private interface Futures {
    void make(int count) throws Exception;
  }

  /** Cheap to make. */
  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1;

    Lost() {
      super("lost", null, false, false);
    }
  }
}
