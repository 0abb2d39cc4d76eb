package dev.selvedge.junit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An event loop of our own: one daemon thread, known to the agent by the pattern of its name. */
final class Loop {

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "loop-1");
            thread.setDaemon(true);
            return thread;
          });

  /** The line of the last fault, as the fault itself saw it. */
  static volatile int faultyLine;

  private Loop() {}

  static void sleep() {
    call(
        () -> {
          faultyLine = new Throwable().getStackTrace()[0].getLineNumber() + 1;
          Thread.sleep(5);
          return null;
        });
  }

  static int compute() {
    return call(() -> 6 * 7);
  }

  private static <T> T call(Callable<T> task) {
    try {
      return THREAD.submit(task).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
