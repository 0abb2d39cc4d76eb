package dev.selvedge.agent.cases.loops;

import java.awt.EventQueue;
import java.util.concurrent.TimeUnit;

/** The thread that dispatches the events of AWT and Swing. */
public final class SwingLoop {

  public static void main(String[] args) throws Exception {
    EventQueue.invokeAndWait(SwingLoop::sleep);
    TimeUnit.MILLISECONDS.sleep(200);
    System.exit(0);
  }

  private static void sleep() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
