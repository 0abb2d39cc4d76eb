package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static dev.selvedge.agent.cases.futures.Work.TIMER;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Failures of tasks that somebody looks at. */
@SuppressWarnings("FutureReturnValueIgnored") // of those that see it in another way
public final class SeenTasks {

  public static void main(String[] args) throws Exception {
    Cases cases =
        Cases.as(args)
            .run("asked", SeenTasks::asked)
            .run("asked in new ways", SeenTasks::askedInNewWays)
            .run("all at once", SeenTasks::invokedAll)
            .run("any", SeenTasks::invokedAny)
            .run("completion services", SeenTasks::completionServices)
            .run("afterExecute", SeenTasks::afterExecute)
            .run("done", SeenTasks::done)
            .run("fork-join", SeenTasks::forkJoin)
            .run("recursive", SeenTasks::recursive)
            .run("streams", SeenTasks::streams)
            .run("library calls", SeenTasks::libraryCalls)
            .run("scheduled", SeenTasks::scheduled)
            .run("asked in the task", SeenTasks::askedInTasks);
    if (Work.isFrom(21)) {
      cases.run("virtual threads", SeenTasks::virtualThreads);
    }
    cases.end();
  }

  private static void asked() throws Exception {
    seen(POOL.submit(Work::fails));
    seen(POOL.submit((Runnable) Work::fails));
    seen(POOL.submit(Work::fails, 1));
    Future<Integer> inTime = POOL.submit(Work::fails);
    try {
      inTime.get(30, SECONDS);
      throw new AssertionError();
    } catch (ExecutionException expected) {
      Future<Integer> done = POOL.submit(Work::fails);
      Work.awaitDone(done);
      seen(done);
    }
    FutureTask<Integer> task = new FutureTask<>(Work::fails);
    Work.elsewhere(task);
    seen(task);
    Future<Integer> byOther = POOL.submit(Work::fails);
    Work.elsewhere(() -> seen(byOther));
  }

  private static void askedInNewWays() throws Exception {
    if (Work.isFrom(19)) {
      for (String method : List.of("exceptionNow", "resultNow", "state")) {
        Future<Integer> future = POOL.submit(Work::fails);
        Work.awaitDone(future);
        call(future, method);
        ForkJoinTask<Integer> forked = ForkJoinPool.commonPool().submit(Work::fails);
        Work.awaitDone(forked);
        call(forked, method);
      }
    }
  }

  private static void call(Future<?> future, String method) throws Exception {
    try {
      Future.class.getMethod(method).invoke(future);
    } catch (java.lang.reflect.InvocationTargetException expected) {
      return;
    }
  }

  private static void invokedAll() throws Exception {
    List<Callable<Integer>> both = List.of(Work::fails, Work::succeeds);
    for (Future<Integer> each : POOL.invokeAll(both)) {
      look(each);
    }
    for (Future<Integer> each : POOL.invokeAll(both, 30, SECONDS)) {
      look(each);
    }
    for (Future<Integer> each : ForkJoinPool.commonPool().invokeAll(both)) {
      look(each);
    }
  }

  private static void invokedAny() throws Exception {
    List<Callable<Integer>> some = List.of(Work::fails, Work::succeeds, Work::fails);
    POOL.invokeAny(some);
    POOL.invokeAny(some, 30, SECONDS);
    ForkJoinPool.commonPool().invokeAny(some);
    List<Callable<Integer>> none = List.of(Work::fails, Work::fails);
    try {
      POOL.invokeAny(none);
      throw new AssertionError();
    } catch (ExecutionException expected) {
      POOL.invokeAny(some);
    }
  }

  private static void completionServices() throws Exception {
    var service = new ExecutorCompletionService<Integer>(POOL);
    service.submit(Work::fails);
    service.submit((Runnable) Work::fails, 1);
    seen(service.take());
    seen(service.poll(30, SECONDS));
    var ofPolled = new ExecutorCompletionService<Integer>(POOL, new LinkedBlockingQueue<>());
    ofPolled.submit(Work::fails);
    Future<Integer> polled = ofPolled.poll();
    while (polled == null) {
      Thread.sleep(1);
      polled = ofPolled.poll();
    }
    seen(polled);
    var ofForkJoin = new ExecutorCompletionService<Integer>(ForkJoinPool.commonPool());
    ofForkJoin.submit(Work::fails);
    seen(ofForkJoin.take());
  }

  /** The pool itself looks, as its documentation shows it. */
  private static void afterExecute() throws Exception {
    AtomicReference<Throwable> logged = new AtomicReference<>();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          protected void afterExecute(Runnable task, Throwable failure) {
            super.afterExecute(task, failure);
            if (failure == null && task instanceof Future<?> future && future.isDone()) {
              try {
                future.get();
              } catch (Exception e) {
                logged.set(e.getCause());
              }
            }
          }
        };
    pool.submit(Work::fails);
    Work.close(pool);
    if (logged.get() == null) {
      throw new AssertionError();
    }
  }

  /** A task that tells by itself how it ended. */
  private static void done() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    FutureTask<Integer> task =
        new FutureTask<>(Work::fails) {
          @Override
          protected void done() {
            look(this);
            told.countDown();
          }
        };
    POOL.execute(task);
    Work.await(told);
    AtomicReference<Throwable> logged = new AtomicReference<>();
    FutureTask<Integer> logging =
        new FutureTask<>(Work::fails) {
          @Override
          protected void setException(Throwable failure) {
            logged.set(failure);
            super.setException(failure);
          }
        };
    Work.elsewhere(logging);
    seen(logging);
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    seen(pool.submit(Work::fails));
    seen(pool.submit(new FailingTask()));
    quietly(() -> pool.submit(Work::fails).join());
    quietly(() -> pool.invoke(new FailingTask()));
    quietly(() -> new FailingTask().invoke());
    quietly(() -> new FailingTask().fork().join());
    ForkJoinTask<Integer> asked = new FailingTask().fork();
    asked.quietlyJoin();
    if (asked.getException() == null) {
      throw new AssertionError();
    }
    ForkJoinTask<Integer> abnormal = new FailingTask().fork();
    Work.awaitDone(abnormal);
    if (!abnormal.isCompletedAbnormally()) {
      throw new AssertionError();
    }
    ForkJoinTask<Integer> normal = new FailingTask().fork();
    Work.awaitDone(normal);
    if (normal.isCompletedNormally()) {
      throw new AssertionError();
    }
    ForkJoinTask<Integer> inTime = new FailingTask().fork();
    try {
      inTime.get(30, SECONDS);
      throw new AssertionError();
    } catch (ExecutionException expected) {
      quietly(() -> ForkJoinTask.invokeAll(new FailingTask(), new FailingTask()));
    }
  }

  /** A failure far down fails all that is above it. */
  private static void recursive() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(3);
    seen(pool.submit(new Tree(6)));
    quietly(() -> pool.invoke(new Tree(6)));
    Work.close(pool);
  }

  private static void streams() {
    quietly(() -> IntStream.range(0, 1_000).parallel().forEach(SeenTasks::failsAt));
    quietly(
        () -> System.out.print(IntStream.range(0, 1_000).parallel().map(SeenTasks::failsAt).sum()));
    var map = new ConcurrentHashMap<Integer, Integer>();
    IntStream.range(0, 1_000).forEach(i -> map.put(i, i));
    quietly(() -> map.forEach(1, (key, value) -> failsAt(key)));
    quietly(() -> map.reduceValues(1, SeenTasks::failsAt, Integer::sum));
    int[] array = new int[20_000];
    quietly(() -> java.util.Arrays.parallelSetAll(array, SeenTasks::failsAt));
  }

  private static int failsAt(int number) {
    return number % 10 == 7 ? Work.fails() : number;
  }

  /** What the JDK starts and drops is its own business. */
  private static void libraryCalls() throws Exception {
    CompletableFuture<Integer> timed = new CompletableFuture<Integer>().orTimeout(1, MILLISECONDS);
    look(timed);
    look(new CompletableFuture<Integer>().completeOnTimeout(1, 1, MILLISECONDS));
    TIMER.execute(() -> {});
    Process process =
        new ProcessBuilder(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--no-such-option")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.onExit().join();
  }

  private static void scheduled() throws Exception {
    seen(TIMER.schedule(Work::fails, 1, MILLISECONDS));
    seen(TIMER.schedule((Runnable) Work::fails, 1, MILLISECONDS));
    seen(TIMER.submit(Work::fails));
    seen(TIMER.scheduleAtFixedRate(Work::fails, 1, 1, MILLISECONDS));
  }

  /** By those that come after it in the same pool. */
  private static void askedInTasks() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    Future<Integer> first = one.submit(Work::fails);
    one.submit(() -> look(first)).get();
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(one.submit(Work::fails));
    }
    all.forEach(SeenTasks::seen);
    one.shutdown();
    one.awaitTermination(30, TimeUnit.SECONDS);
  }

  private static void virtualThreads() throws Exception {
    ExecutorService virtual = Work.virtualThreads();
    seen(virtual.submit(Work::fails));
    seen(virtual.submit((Runnable) Work::fails));
    List<Callable<Integer>> both = List.of(Work::fails, Work::succeeds);
    for (Future<Integer> each : virtual.invokeAll(both)) {
      look(each);
    }
    virtual.invokeAny(both);
    Work.close(virtual);
  }

  private static void seen(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException expected) {
      return;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new AssertionError("it did not fail");
  }

  private static void look(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException expected) {
      return;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException expected) {
      return;
    }
    throw new AssertionError("it did not fail");
  }

  private static final class FailingTask extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    protected Integer compute() {
      return Work.fails();
    }
  }

  /** All of its leaves fail. */
  private static final class Tree extends RecursiveAction {
    private static final long serialVersionUID = 1L;
    private final int depth;

    Tree(int depth) {
      this.depth = depth;
    }

    @Override
    protected void compute() {
      if (depth == 0) {
        Work.fails();
      }
      invokeAll(new Tree(depth - 1), new Tree(depth - 1));
    }
  }
}
