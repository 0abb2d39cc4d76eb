package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.ref.ReferenceQueue;

/** Waiting on monitors and for threads. */
public final class Monitors {

  private static final Object MONITOR = new Object();

  public static void main(String[] args) throws Exception {
    Loop.run(args, Monitors::calls);
  }

  private static void calls() throws Exception {
    synchronized (MONITOR) {
      Others.doOnceIWait(Monitors::notifyWaiter);
      MONITOR.wait(); // FINDING: BlockedEventLoop
      MONITOR.wait(5); // FINDING: BlockedEventLoop
      MONITOR.wait(5, 100); // FINDING: BlockedEventLoop
      MONITOR.wait(0, 900_000); // FINDING: BlockedEventLoop
      Others.doOnceIWait(Monitors::notifyWaiter);
      MONITOR.wait(0); // FINDING: BlockedEventLoop
    }
    Monitors self = new Monitors();
    self.waitForMyself();
    joins();
    new ReferenceQueue<>().remove(5); // FINDING: BlockedEventLoop
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    Others.doOnceIWait(() -> out.write(1));
    in.read(); // FINDING: BlockedEventLoop
  }

  private synchronized void waitForMyself() throws InterruptedException {
    wait(5); // FINDING: BlockedEventLoop
    this.wait(5); // FINDING: BlockedEventLoop
  }

  private static void joins() throws InterruptedException {
    Thread other = new Thread(() -> sleep(2_000), "other");
    other.setDaemon(true);
    other.start();
    other.join(5); // FINDING: BlockedEventLoop
    other.join(5, 100); // FINDING: BlockedEventLoop
    Others.doOnceIWait(other::interrupt);
    other.join(); // FINDING: BlockedEventLoop
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void notifyWaiter() {
    synchronized (MONITOR) {
      MONITOR.notifyAll();
    }
  }
}
