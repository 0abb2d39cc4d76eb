package dev.selvedge.agent.cases.loops;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The application thread of JavaFX, by reflection since JavaFX does without a screen only from a
 * version on that needs a newer JDK.
 */
public final class JavaFxLoop {

  public static void main(String[] args) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    platform("startup", started::countDown);
    started.await();
    CountDownLatch slept = new CountDownLatch(1);
    platform(
        "runLater",
        () -> {
          sleep();
          slept.countDown();
        });
    slept.await();
    TimeUnit.MILLISECONDS.sleep(300);
    Class.forName("javafx.application.Platform").getMethod("exit").invoke(null);
  }

  private static void platform(String method, Runnable task) throws Exception {
    Class.forName("javafx.application.Platform")
        .getMethod(method, Runnable.class)
        .invoke(null, task);
  }

  private static void sleep() {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
