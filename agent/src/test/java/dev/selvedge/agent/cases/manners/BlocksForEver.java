package dev.selvedge.agent.cases.manners;

import java.util.concurrent.CountDownLatch;

/** A program whose loop blocks for ever, after it has blocked for a moment. */
public final class BlocksForEver {

  public static void main(String[] args) throws InterruptedException {
    Thread loop = new Thread(BlocksForEver::block, "loop-1");
    loop.start();
    loop.join();
  }

  private static void block() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
      new CountDownLatch(1).await(); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
