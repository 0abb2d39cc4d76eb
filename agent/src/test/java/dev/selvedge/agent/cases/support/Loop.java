package dev.selvedge.agent.cases.support;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread that the options of the cases call an event loop, made in one of two ways. */
public final class Loop {

  private Loop() {}

  /** Runs the code on a loop and waits for its end. */
  public static void run(String[] how, Body body) throws Exception {
    if (how.length > 0 && how[0].equals("thread")) {
      onThread(body);
    } else {
      onExecutor(body);
    }
  }

  private static void onExecutor(Body body) throws Exception {
    ExecutorService loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "loop-1"));
    try {
      loop.submit(body).get();
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    } finally {
      loop.shutdown();
    }
  }

  private static void onThread(Body body) throws Exception {
    Throwable[] failure = new Throwable[1];
    Thread loop =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (Throwable e) {
                failure[0] = e;
              }
            },
            "loop-1");
    loop.start();
    loop.join();
    if (failure[0] != null) {
      throw new IllegalStateException(failure[0]);
    }
  }

  /** What runs on the loop. */
  public interface Body extends Callable<Void> {
    void run() throws Exception;

    @Override
    default Void call() throws Exception {
      run();
      return null;
    }
  }
}
