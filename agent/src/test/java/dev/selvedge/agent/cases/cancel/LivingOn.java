package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.Interrupted.whileItWaits;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that were interrupted, and still run when the JVM ends. */
public final class LivingOn {

  private static final AtomicInteger SEEN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    for (Runnable body :
        new Runnable[] {
          LivingOn::loopsForEver,
          LivingOn::cannotBeInterrupted,
          LivingOn::cleansUp,
          LivingOn::restoresForEver
        }) {
      Thread thread = new Thread(body);
      thread.setDaemon(true);
      thread.start();
      whileItWaits(thread);
    }
    TimeUnit.MILLISECONDS.sleep(100);
  }

  private static void loopsForEver() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    while (true) {
      try {
        SEEN.addAndGet(queue.take().length());
      } catch (InterruptedException e) { // FINDING: SwallowedCancellation
        SEEN.incrementAndGet();
      }
    }
  }

  /** It would restore the flag, did what it waits for ever come. */
  private static void cannotBeInterrupted() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          SEEN.addAndGet(queue.take().length());
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** It would say what it has to say when it has cleaned up. */
  private static void cleansUp() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    try {
      SEEN.addAndGet(queue.take().length());
    } catch (InterruptedException e) {
      SEEN.addAndGet(Interrupted.rest(queue));
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void restoresForEver() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    while (SEEN.get() >= 0) {
      try {
        SEEN.addAndGet(queue.take().length());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
