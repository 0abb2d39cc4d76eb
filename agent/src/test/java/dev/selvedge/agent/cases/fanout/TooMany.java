package dev.selvedge.agent.cases.fanout;

import dev.selvedge.agent.cases.support.Cases;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One task makes more than may run at once, in every way that there is. */
public final class TooMany {

  private TooMany() {}

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("threads", TooMany::threads)
        .run("pool tasks", TooMany::poolTasks)
        .run("pool tasks without a future", TooMany::executed)
        .run("all invoked", TooMany::invoked)
        .run("stages", TooMany::stages)
        .run("stages upon others", TooMany::dependentStages)
        .run("a semaphore of others", TooMany::otherSemaphore)
        .run("too many permits", TooMany::tooManyPermits)
        .run("one of several owners", TooMany::oneOfSeveralOwners)
        .run("calls of a client", TooMany::calls)
        .run("a flatMap", TooMany::flatMap)
        .run("a flatMap in order", TooMany::flatMapSequential)
        .end();
  }

  private static void threads() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      Thread thread = new Thread(() -> Fork.meet(all));
      thread.start(); // FINDING: UnboundedFanOut
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void poolTasks() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      futures.add(pool.submit(() -> Fork.meet(all))); // FINDING: UnboundedFanOut
    }
    awaitAll(futures);
    Fork.close(pool);
  }

  private static void executed() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    for (int i = 0; i < Fork.MANY; i++) {
      pool.execute(() -> Fork.meet(all)); // FINDING: UnboundedFanOut
    }
    Fork.close(pool);
  }

  private static void invoked() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Callable<Integer>> works = Collections.nCopies(Fork.MANY, () -> Fork.meet(all));
    awaitAll(pool.invokeAll(works)); // FINDING: UnboundedFanOut
    Fork.close(pool);
  }

  private static void stages() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      futures.add(
          CompletableFuture.supplyAsync( // FINDING: UnboundedFanOut
              () -> Fork.meet(all), pool));
    }
    awaitAll(futures);
    Fork.close(pool);
  }

  /** They belong to whoever has built them, and begin on the thread of what they depend on. */
  private static void dependentStages() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService small = Executors.newFixedThreadPool(2);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < Fork.MANY; i++) {
      CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> 1, small);
      futures.add(
          first.thenApplyAsync( // FINDING: UnboundedFanOut
              one -> one + Fork.meet(all), pool));
    }
    awaitAll(futures);
    Fork.close(small);
    Fork.close(pool);
  }

  /** Only the owner takes a permit, once, which bounds nobody. */
  private static void otherSemaphore() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    Semaphore semaphore = new Semaphore(1);
    ExecutorService pool = Executors.newCachedThreadPool();
    semaphore.acquire();
    for (int i = 0; i < Fork.MANY; i++) {
      pool.execute(() -> Fork.meet(all)); // FINDING: UnboundedFanOut
    }
    semaphore.release();
    Fork.close(pool);
  }

  private static void tooManyPermits() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    Semaphore semaphore = new Semaphore(Fork.MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    for (int i = 0; i < Fork.MANY; i++) {
      pool.execute( // FINDING: UnboundedFanOut
          () -> {
            semaphore.acquireUninterruptibly();
            try {
              Fork.meet(all);
            } finally {
              semaphore.release();
            }
          });
    }
    Fork.close(pool);
  }

  private static void oneOfSeveralOwners() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> owners = new ArrayList<>();
    for (int owner = 0; owner < 4; owner++) {
      int members = owner == 2 ? Fork.MANY : 3;
      CountDownLatch all = new CountDownLatch(members);
      owners.add(pool.submit(() -> own(pool, members, all)));
    }
    awaitAll(owners);
    Fork.close(pool);
  }

  private static void own(ExecutorService pool, int members, CountDownLatch all) {
    for (int i = 0; i < members; i++) {
      pool.execute(() -> Fork.meet(all)); // FINDING: UnboundedFanOut
    }
    Fork.await(all);
  }

  private static void calls() throws Exception {
    try (SlowServer server = new SlowServer(Fork.MANY)) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < Fork.MANY; i++) {
        HttpRequest request = server.request();
        futures.add(
            server.client.sendAsync(request, SlowServer.DISCARD)); // FINDING: UnboundedFanOut
      }
      awaitAll(futures);
    }
  }

  private static void flatMap() {
    Sinks.One<Integer> late = Sinks.one();
    Flux.range(0, Fork.MANY)
        .flatMap( // FINDING: UnboundedFanOut
            i -> i == Fork.MANY - 1 ? emits(late) : late.asMono(), 1_000)
        .blockLast();
  }

  private static void flatMapSequential() {
    Sinks.One<Integer> late = Sinks.one();
    Flux.range(0, Fork.MANY)
        .flatMapSequential( // FINDING: UnboundedFanOut
            i -> i == Fork.MANY - 1 ? emits(late) : late.asMono(), 1_000)
        .blockLast();
  }

  private static Mono<Integer> emits(Sinks.One<Integer> late) {
    return Mono.defer(
        () -> {
          late.tryEmitValue(1);
          return late.asMono();
        });
  }

  static void awaitAll(List<? extends Future<?>> futures) throws Exception {
    for (Future<?> future : futures) {
      future.get();
    }
  }
}
