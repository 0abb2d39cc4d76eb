package dev.selvedge.agent.cases.cancel;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that are interrupted while they wait, and waits for that. */
final class Interrupted {

  private Interrupted() {}

  /** Something that waits to be interrupted. */
  @FunctionalInterface
  interface Body {
    void run() throws Exception;
  }

  /** Runs it on a thread of its own, which is interrupted once it waits, and joined. */
  static void thread(Body body) throws Exception {
    Thread thread = new Thread(() -> run(body));
    thread.setUncaughtExceptionHandler((self, thrown) -> {});
    thread.start();
    whileItWaits(thread);
    thread.join();
  }

  private static void run(Body body) {
    try {
      body.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Interrupts a thread once it waits. */
  static void whileItWaits(Thread thread) {
    awaitWait(thread);
    thread.interrupt();
  }

  /** Returns once a thread waits. */
  static void awaitWait(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }

  /** The wait that is interrupted, which is over in any case some time. */
  static void untilInterrupted() throws InterruptedException {
    if (new CountDownLatch(1).await(1, TimeUnit.MINUTES)) {
      throw new AssertionError("nobody counts down");
    }
  }

  /** What is left in a queue, for which is waited. */
  static int rest(BlockingQueue<String> queue) {
    try {
      String rest = queue.poll(1, TimeUnit.MINUTES);
      return rest == null ? 0 : rest.length();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** A wait that nobody interrupts. */
  static void again() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted again", e);
    }
  }

  /** Whose thread can be interrupted by those that do not have it in their hands. */
  static final class Runner {
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    /** Called by the task as it begins. */
    void begins() {
      thread.set(Thread.currentThread());
      running.countDown();
    }

    /** Called by the task as it ends. */
    void ends() {
      over.countDown();
    }

    /** Returns when the task waits. */
    void awaitWait() throws InterruptedException {
      running.await();
      Interrupted.awaitWait(thread.get());
    }

    /** Interrupts the thread of the task while that waits. */
    void interrupt() throws InterruptedException {
      running.await();
      whileItWaits(thread.get());
    }

    /** Returns when the task is over. */
    void awaitEnd() throws InterruptedException {
      over.await();
    }
  }
}
