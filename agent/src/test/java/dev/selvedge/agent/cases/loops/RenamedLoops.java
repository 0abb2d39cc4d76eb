package dev.selvedge.agent.cases.loops;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread that is an event loop by its name, for as long as it has that name. */
public final class RenamedLoops {

  public static void main(String[] args) throws Exception {
    ExecutorService pool =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "waiting for work"));
    for (int i = 0; i < 3; i++) {
      pool.submit(RenamedLoops::sleep).get();
      pool.submit(RenamedLoops::serve).get();
    }
    pool.shutdown();
  }

  private static Void sleep() throws InterruptedException {
    Thread.sleep(5);
    return null;
  }

  private static Void serve() throws InterruptedException {
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    thread.setName("loop-serving");
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
      thread.setName("loop-serving-on");
      Thread.sleep(6); // FINDING: BlockedEventLoop
    } finally {
      thread.setName(name);
    }
    return sleep();
  }
}
