package dev.selvedge.agent.cases.manners;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program whose shutdown hooks block loops. */
public final class BlocksAtTheEnd {

  public static void main(String[] args) {
    ExecutorService loop =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "loop-1");
              thread.setDaemon(true);
              return thread;
            });
    loop.execute(Thread::onSpinWait);
    Runtime.getRuntime().addShutdownHook(new Thread(BlocksAtTheEnd::sleep, "loop-hook"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeOn(loop), "hook"));
  }

  private static void sleep() {
    try {
      Thread.sleep(50); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void closeOn(ExecutorService loop) {
    try {
      loop.submit(BlocksAtTheEnd::close).get();
      loop.shutdown();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Void close() throws InterruptedException {
    Thread.sleep(200); // FINDING: BlockedEventLoop
    return null;
  }
}
