package dev.selvedge.agent.cases.fanout;

import dev.selvedge.agent.cases.support.Cases;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/** The same on virtual threads, with what only newer JDKs have. */
public final class BoundedVirtual {

  private static final int ITEMS = 300;

  private BoundedVirtual() {}

  public static void main(String[] args) throws Exception {
    ExecutorService executor = Fork.virtualThreads();
    Bounded.forms(Cases.as(args), executor);
    Cases.as(args)
        .run("threads that are joined", BoundedVirtual::joined)
        .run("chunks in scopes", BoundedVirtual::chunksInScopes)
        .run("a scope with a semaphore", BoundedVirtual::scopeWithSemaphore)
        .run("a gatherer", BoundedVirtual::gatherer)
        .end();
    Fork.close(executor);
  }

  private static void joined() throws Exception {
    ThreadFactory factory = Fork.virtualFactory();
    Queue<Thread> running = new ArrayDeque<>();
    for (int i = 0; i < ITEMS; i++) {
      if (running.size() == Fork.LIMIT) {
        running.remove().join();
      }
      Thread thread = factory.newThread(Fork::work);
      thread.start();
      running.add(thread);
    }
    for (Thread thread : running) {
      thread.join();
    }
  }

  private static void chunksInScopes() throws Exception {
    Callable<Integer> work = Fork::work;
    Method fork = Fork.scopeFork();
    for (int chunk = 0; chunk < ITEMS / Fork.LIMIT; chunk++) {
      try (AutoCloseable scope = Fork.scope()) {
        for (int i = 0; i < Fork.LIMIT; i++) {
          fork.invoke(scope, work);
        }
        Fork.join(scope);
      }
    }
  }

  private static void scopeWithSemaphore() throws Exception {
    Semaphore permits = new Semaphore(Fork.LIMIT);
    Callable<Integer> work =
        () -> {
          permits.acquire();
          try {
            return Fork.slowWork();
          } finally {
            permits.release();
          }
        };
    Method fork = Fork.scopeFork();
    try (AutoCloseable scope = Fork.scope()) {
      for (int i = 0; i < 100; i++) {
        fork.invoke(scope, work);
      }
      Fork.join(scope);
    }
  }

  private static void gatherer() throws Exception {
    Fork.mapConcurrent(IntStream.range(0, ITEMS).boxed(), Fork.LIMIT, item -> Fork.work())
        .forEach(result -> {});
  }
}
