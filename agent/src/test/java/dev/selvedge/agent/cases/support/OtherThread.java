package dev.selvedge.agent.cases.support;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A thread that does what it is told to do, by no means that would pass on whose work it is. */
final class OtherThread {

  private final BlockingQueue<Loop.Body> bodies = new LinkedBlockingQueue<>();

  OtherThread(String name) {
    Thread thread = new Thread(this::work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    try {
      while (true) {
        bodies.take().run();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has it done some time. */
  void start(Loop.Body body) {
    bodies.add(body);
  }

  /** Has it done, and waits for what comes of it. */
  <T> T call(Callable<T> code) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    bodies.add(
        () -> {
          try {
            done.complete(code.call());
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    return done.get(20, TimeUnit.SECONDS);
  }
}
