package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.Interrupted.again;
import static dev.selvedge.agent.cases.cancel.Interrupted.thread;
import static dev.selvedge.agent.cases.cancel.Interrupted.untilInterrupted;

import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that are interrupted, and go on as if they had not been. */
@SuppressWarnings("LockNotBeforeTry") // there is nothing to guard
public final class SwallowedOnThreads {

  private static final AtomicInteger SEEN = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("waits again", () -> thread(SwallowedOnThreads::waitsAgain))
        .run("loops back", () -> thread(SwallowedOnThreads::loopsBack))
        .run("works on", () -> thread(SwallowedOnThreads::worksOn))
        .run("reads on", () -> thread(SwallowedOnThreads::readsOn))
        .run("waits for a lock", SwallowedOnThreads::waitsForLock)
        .run("clears the flag", () -> thread(SwallowedOnThreads::clearsFlag))
        .run("asks all the time", SwallowedOnThreads::asksAllTheTime)
        .run("catches all", () -> thread(SwallowedOnThreads::catchesAll))
        .run("catches several", () -> thread(SwallowedOnThreads::catchesSeveral))
        .run("returns in finally", () -> thread(SwallowedOnThreads::dropsInFinally))
        .run("catches the wrapper", () -> thread(SwallowedOnThreads::catchesWrapper))
        .run("catches it further out", () -> thread(SwallowedOnThreads::catchesFurtherOut))
        .run("restores, then swallows", () -> thread(SwallowedOnThreads::restoresAndSwallows))
        .run("reads a pipe", () -> thread(SwallowedOnThreads::readsPipe))
        .run("waits for a monitor", () -> thread(SwallowedOnThreads::monitor))
        .end();
  }

  private static void waitsAgain() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    again();
  }

  private static void loopsBack() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    for (int i = 0; i < 2; i++) {
      try {
        queue.poll(i == 0 ? 60_000 : 5, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) { // FINDING: SwallowedCancellation
        SEEN.incrementAndGet();
      }
    }
  }

  private static void worksOn() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    Work.parts();
  }

  private static void readsOn() throws IOException {
    try {
      untilInterrupted();
    } catch (InterruptedException e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    new ProcessBuilder("sleep", "0.5").start().getInputStream().read();
  }

  private static void waitsForLock() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    Thread thread = new Thread(() -> lockAfterAll(lock));
    thread.start();
    Interrupted.whileItWaits(thread);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    lock.unlock();
    thread.join();
  }

  private static void lockAfterAll(ReentrantLock lock) {
    try {
      untilInterrupted();
    } catch (InterruptedException e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    lock.lock();
    lock.unlock();
  }

  private static void clearsFlag() {
    while (!Thread.interrupted()) { // FINDING: SwallowedCancellation
      LockSupport.park();
    }
    again();
  }

  /** The flag may be set at any moment while it is asked for. */
  private static void asksAllTheTime() throws Exception {
    for (int i = 0; i < 20; i++) {
      CountDownLatch asking = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                asking.countDown();
                while (!Thread.interrupted()) { // FINDING: SwallowedCancellation x20
                  SEEN.incrementAndGet();
                }
                again();
              });
      thread.start();
      asking.await();
      thread.interrupt();
      thread.join();
    }
  }

  private static void catchesAll() {
    try {
      untilInterrupted();
    } catch (Throwable e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    again();
  }

  private static void catchesSeveral() {
    try {
      untilInterrupted();
    } catch (IllegalStateException | InterruptedException e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    again();
  }

  private static void dropsInFinally() {
    drops();
    again();
  }

  @SuppressWarnings({"finally", "Finally"}) // that is the point
  private static void drops() {
    try {
      wrapped();
    } finally {
      return; // FINDING: SwallowedCancellation
    }
  }

  private static void wrapped() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void catchesWrapper() {
    try {
      wrapped();
    } catch (IllegalStateException e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    again();
  }

  private static void catchesFurtherOut() {
    try {
      cleansUp();
    } catch (Exception e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    again();
  }

  private static void cleansUp() throws InterruptedException {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      again();
      throw e;
    } finally {
      SEEN.incrementAndGet();
    }
  }

  private static void restoresAndSwallows() {
    try {
      untilInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      untilInterrupted();
    } catch (InterruptedException e) { // FINDING: SwallowedCancellation
      SEEN.incrementAndGet();
    }
    again();
  }

  private static void readsPipe() throws IOException {
    try (PipedInputStream in = new PipedInputStream();
        PipedOutputStream out = new PipedOutputStream(in)) {
      try {
        in.read();
      } catch (IOException e) { // FINDING: SwallowedCancellation
        out.write(1);
      }
      again();
    }
  }

  private static void monitor() {
    Object monitor = new Object();
    synchronized (monitor) {
      for (int i = 0; i < 2; i++) {
        try {
          monitor.wait(i == 0 ? 60_000 : 5);
        } catch (InterruptedException e) { // FINDING: SwallowedCancellation
          SEEN.incrementAndGet();
        }
      }
    }
  }
}
