package dev.selvedge.junit;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

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

  /** Starts to serve; the thread works for whoever starts it, so that must be no test. */
  static void serve() {
    Thread server =
        new Thread(
            () -> {
              while (true) {
                Request request = Request.next();
                sleep();
                request.served().countDown();
              }
            },
            "server");
    server.setDaemon(true);
    server.start();
  }

  /** Has the loop sleep by a request, of which nobody knows later where it came from. */
  static void requestSleep() throws InterruptedException {
    Request request = new Request(new CountDownLatch(1));
    Request.ALL.put(request);
    request.served().await();
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

  private record Request(CountDownLatch served) {
    private static final BlockingQueue<Request> ALL = new LinkedBlockingQueue<>();

    static Request next() {
      try {
        return ALL.take();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
