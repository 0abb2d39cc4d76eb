package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static dev.selvedge.agent.cases.futures.Work.TIMER;
import static dev.selvedge.agent.cases.futures.Work.done;
import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.anyOf;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Work that succeeds and that somebody waits for, in every way that there is. */
@SuppressWarnings("FutureReturnValueIgnored") // of those that are waited for in another way
public final class Joined {

  public static void main(String[] args) throws Exception {
    Cases cases =
        Cases.as(args)
            .run("observed", Joined::observed)
            .run("seen to be done", Joined::seenDone)
            .run("pools that end", Joined::poolsThatEnd)
            .run("fork-join", Joined::forkJoin)
            .run("completion services", Joined::completionServices)
            .run("all at once", Joined::invokedAll)
            .run("cancelled", Joined::cancelled)
            .run("scheduled", Joined::scheduled)
            .run("callbacks", Joined::callbacks)
            .run("beside an observed future", Joined::besideObserved)
            .run("completing others", Joined::completingOthers)
            .run("several", Joined::several)
            .run("recursive", Joined::recursive);
    if (Work.isFrom(21)) {
      cases.run("virtual threads", Joined::virtualThreads);
    }
    cases.end();
  }

  private static void observed() throws Exception {
    supplyAsync(Work::succeeds).join();
    supplyAsync(Work::succeeds).get();
    supplyAsync(Work::succeeds).get(30, SECONDS);
    supplyAsync(Work::succeeds).thenApply(one -> one).join();
    supplyAsync(Work::succeeds).thenApplyAsync(one -> one, POOL).join();
    supplyAsync(Work::succeeds).copy().join();
    supplyAsync(Work::succeeds).orTimeout(30, SECONDS).join();
    CompletableFuture<Integer> now = supplyAsync(Work::succeeds);
    while (now.getNow(7) == 7) {
      Thread.onSpinWait();
    }
    CompletableFuture<Integer> asked = supplyAsync(Work::succeeds);
    Work.awaitDone(asked.thenApply(one -> one));
    if (asked.isCompletedExceptionally()) {
      throw new AssertionError();
    }
    POOL.submit(Work::succeeds).get();
    POOL.submit((Runnable) Work::succeeds).get(30, SECONDS);
    CompletableFuture<Integer> byAnother = supplyAsync(Work::succeeds);
    Work.elsewhere(byAnother::join);
  }

  private static void seenDone() throws Exception {
    Work.awaitDone(supplyAsync(Work::succeeds));
    Work.awaitDone(POOL.submit(Work::succeeds));
    Work.awaitDone(ForkJoinPool.commonPool().submit(Work::succeeds));
    Work.awaitDone(supplyAsync(Work::succeeds).thenAccept(one -> {}));
    if (Work.isFrom(19)) {
      Future<Integer> task = POOL.submit(Work::succeeds);
      while (!Future.class.getMethod("state").invoke(task).toString().equals("SUCCESS")) {
        Thread.sleep(1);
      }
    }
  }

  private static void poolsThatEnd() throws Exception {
    ExecutorService fixed = Executors.newFixedThreadPool(2);
    fixed.submit(Work::succeeds);
    runAsync(Work::succeeds, fixed);
    supplyAsync(Work::succeeds, fixed).thenAccept(one -> {});
    Work.close(fixed);
    ExecutorService single = Executors.newSingleThreadExecutor();
    single.submit(Work::succeeds);
    Work.close(single);
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    timer.submit(Work::succeeds);
    Work.close(timer);
    ExecutorService stealing = Executors.newWorkStealingPool(2);
    stealing.submit(Work::succeeds);
    runAsync(Work::succeeds, stealing);
    Work.close(stealing);
    // Nobody awaits the end of these, but they are told to end, and do.
    ExecutorService told = Executors.newFixedThreadPool(2);
    told.submit(Work::succeeds);
    runAsync(Work::succeeds, told);
    told.shutdown();
    ExecutorService polled = Executors.newFixedThreadPool(2);
    polled.submit(Work::succeeds);
    polled.shutdown();
    while (!polled.isTerminated()) {
      Thread.sleep(1);
    }
    closeable().close();
  }

  /** A pool that a class of the application ends. */
  private static AutoCloseable closeable() {
    ExecutorService pool = Executors.newCachedThreadPool();
    for (int i = 0; i < 20; i++) {
      pool.submit(Work::succeeds);
    }
    return () -> Work.close(pool);
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.submit(Work::succeeds).join();
    pool.submit(Work::succeeds).get();
    pool.invoke(new Fibonacci(3));
    pool.submit(new Fibonacci(5)).quietlyJoin();
    new Fibonacci(3).fork().join();
    ForkJoinTask<Integer> raw = new Fibonacci(3).fork();
    while (!raw.isCompletedNormally()) {
      Thread.sleep(1);
    }
    pool.submit(Work::succeeds);
    Work.close(pool);
  }

  private static void completionServices() throws Exception {
    var service = new ExecutorCompletionService<Integer>(POOL);
    for (int i = 0; i < 3; i++) {
      service.submit(Work::succeeds);
    }
    service.take();
    service.take().get();
    service.poll(30, SECONDS);
  }

  private static void invokedAll() throws Exception {
    List<Callable<Integer>> both = List.of(Work::succeeds, Work::succeeds);
    // It returns when all are done.
    POOL.invokeAll(both);
    POOL.invokeAll(both, 30, SECONDS);
    ForkJoinPool.commonPool().invokeAll(both);
    POOL.invokeAny(both);
  }

  private static void cancelled() {
    POOL.submit(Work::succeeds).cancel(true);
    supplyAsync(Work::succeeds).cancel(true);
    CompletableFuture<Integer> late = supplyAsync(Work::succeeds);
    late.cancel(false);
    late.thenAccept(one -> {});
  }

  private static void scheduled() throws Exception {
    CountDownLatch ran = new CountDownLatch(4);
    TIMER.schedule(ran::countDown, 1, MILLISECONDS);
    TIMER.schedule(Work::succeeds, 1, MILLISECONDS);
    Future<?> periodic = TIMER.scheduleAtFixedRate(ran::countDown, 1, 1, MILLISECONDS);
    Work.await(ran);
    periodic.cancel(false);
    CountDownLatch delayed = new CountDownLatch(1);
    runAsync(delayed::countDown, delayedExecutor(1, MILLISECONDS));
    Work.await(delayed);
  }

  private static void callbacks() {
    supplyAsync(Work::succeeds).whenComplete((one, failure) -> {});
    supplyAsync(Work::succeeds).handle((one, failure) -> 1);
    supplyAsync(Work::succeeds).exceptionally(failure -> 1);
    supplyAsync(Work::succeeds).exceptionallyCompose(failure -> done());
    supplyAsync(Work::succeeds).thenAccept(one -> {}).exceptionally(failure -> null);
    supplyAsync(Work::succeeds).whenCompleteAsync((one, failure) -> {}, POOL);
    POOL.execute(Work::succeeds);
  }

  private static void besideObserved() {
    CompletableFuture<Integer> source = supplyAsync(Work::succeeds);
    source.thenAccept(one -> {});
    source.thenRun(() -> {});
    source.thenApply(one -> one);
    source.join();
  }

  /** Whoever waits for the other waits for this. */
  private static void completingOthers() throws Exception {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    runAsync(() -> promise.complete(1));
    promise.join();
    CompletableFuture<Integer> byTask = new CompletableFuture<>();
    POOL.submit(() -> byTask.complete(1));
    byTask.join();
    CompletableFuture<Integer> byStage = new CompletableFuture<>();
    supplyAsync(Work::succeeds).thenAccept(byStage::complete);
    byStage.thenApply(one -> one).join();
    CompletableFuture<Integer> failed = new CompletableFuture<>();
    runAsync(() -> failed.completeExceptionally(new IllegalStateException("seen")));
    failed.exceptionally(failure -> 1).join();
  }

  private static void several() {
    allOf(supplyAsync(Work::succeeds), supplyAsync(() -> 2)).join();
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(supplyAsync(Work::succeeds));
    }
    allOf(all.toArray(new CompletableFuture<?>[0])).join();
    anyOf(supplyAsync(Work::succeeds), supplyAsync(() -> 2)).join();
    IntStream.range(0, 10)
        .mapToObj(i -> supplyAsync(() -> i))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private static void recursive() throws Exception {
    AtomicInteger sum = new AtomicInteger();
    IntStream.range(0, 1_000).parallel().forEach(sum::addAndGet);
    ForkJoinPool pool = new ForkJoinPool(3);
    pool.invoke(new Fibonacci(12));
    pool.submit(new Fibonacci(12)).get();
    Work.close(pool);
  }

  private static void virtualThreads() throws Exception {
    ExecutorService virtual = Work.virtualThreads();
    virtual.submit(Work::succeeds);
    virtual.submit(Work::succeeds).get();
    runAsync(Work::succeeds, virtual);
    AutoCloseable closed = (AutoCloseable) (Object) virtual;
    closed.close();
    ExecutorService told = Work.virtualThreads();
    told.submit(Work::succeeds);
    told.shutdown();
  }

  private static final class Fibonacci extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;
    private final int number;

    Fibonacci(int number) {
      this.number = number;
    }

    @Override
    protected Integer compute() {
      if (number < 2) {
        return number;
      }
      Fibonacci left = new Fibonacci(number - 1);
      Fibonacci right = new Fibonacci(number - 2);
      if (number % 2 == 0) {
        invokeAll(left, right);
        return left.join() + right.join();
      }
      left.fork();
      return right.compute() + left.join();
    }
  }
}
