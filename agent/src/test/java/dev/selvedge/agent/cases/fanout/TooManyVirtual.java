package dev.selvedge.agent.cases.fanout;

import dev.selvedge.agent.cases.support.Cases;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same by what only newer JDKs have, called by reflection, because the compiler is for 17. */
public final class TooManyVirtual {

  private TooManyVirtual() {}

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("virtual threads", TooManyVirtual::threads)
        .run("an executor", TooManyVirtual::executor)
        .run("an executor for tasks with a future", TooManyVirtual::submitted)
        .run("an executor for all at once", TooManyVirtual::invoked)
        .run("an executor for stages", TooManyVirtual::stages)
        .run("a scope", TooManyVirtual::scope)
        .run("a gatherer", TooManyVirtual::gatherer)
        .end();
  }

  private static void threads() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ThreadFactory factory = Fork.virtualFactory();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      Thread thread = factory.newThread(() -> Fork.meet(all));
      thread.start(); // FINDING: UnboundedFanOut
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void executor() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService executor = Fork.virtualThreads();
    for (int i = 0; i < Fork.MANY; i++) {
      executor.execute(() -> Fork.meet(all)); // FINDING: UnboundedFanOut
    }
    Fork.close(executor);
  }

  private static void submitted() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService executor = Fork.virtualThreads();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      futures.add(executor.submit(() -> Fork.meet(all))); // FINDING: UnboundedFanOut
    }
    TooMany.awaitAll(futures);
    Fork.close(executor);
  }

  private static void invoked() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService executor = Fork.virtualThreads();
    List<Callable<Integer>> works = Collections.nCopies(Fork.MANY, () -> Fork.meet(all));
    TooMany.awaitAll(executor.invokeAll(works)); // FINDING: UnboundedFanOut
    Fork.close(executor);
  }

  private static void stages() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService executor = Fork.virtualThreads();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      futures.add(
          CompletableFuture.supplyAsync( // FINDING: UnboundedFanOut
              () -> Fork.meet(all), executor));
    }
    TooMany.awaitAll(futures);
    Fork.close(executor);
  }

  private static void scope() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    Callable<Integer> work = () -> Fork.meet(all);
    Method fork = Fork.scopeFork();
    try (AutoCloseable scope = Fork.scope()) {
      for (int i = 0; i < Fork.MANY; i++) {
        fork.invoke(scope, work); // FINDING: UnboundedFanOut
      }
      Fork.join(scope);
    }
  }

  private static void gatherer() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    Stream<?> mapped =
        Fork.mapConcurrent(
            IntStream.range(0, Fork.MANY).boxed(), Fork.MANY, item -> Fork.meet(all));
    mapped.forEach(result -> {}); // FINDING: UnboundedFanOut
  }
}
