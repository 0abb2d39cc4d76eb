package dev.selvedge.agent.cases.others;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mockito.MockedConstruction;
import org.mockito.MockedStatic;
import org.mockito.Mockito;

/** Doubles that Mockito makes of what is woven, which are no work, beside work that is. */
@SuppressWarnings({
  "DeadThread", // that is what it is about
  "DirectInvocationOnMock", // it is to do nothing
  "FutureReturnValueIgnored", // the same, or that is what it is about
  "MockNotUsedInProduction",
  "ReferenceEquality" // the very double
})
public final class Doubles {

  private static final int MANY = 300;

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("mocks", Doubles::mocks)
        .run("mocks of executors", Doubles::mocksOfExecutors)
        .run("spies", Doubles::spies)
        .run("a spy of an executor", Doubles::spyOfExecutor)
        .run("what is constructed", Doubles::constructed)
        .run("static methods", Doubles::statics)
        .run("mocks of tasks", Doubles::mocksOfTasks)
        .run("a loop that waits", Doubles::blocked)
        .run("a future that nobody waits for", Doubles::forgotten)
        .run("a failure that nobody sees", Doubles::lost)
        .run("a thread that nobody starts", Doubles::neverStarted)
        .run("an interrupt that is swallowed", Doubles::swallowed)
        .run("a fan-out", Doubles::fanOut)
        .run("a chain that somebody waits for", Doubles::waitedFor)
        .end();
    Mockito.framework().clearInlineMocks();
  }

  private static void mocks() throws Exception {
    Thread thread = mock(Thread.class);
    thread.start();
    thread.join();
    thread.interrupt();
    verify(thread).start();

    CompletableFuture<String> future = mock();
    when(future.get()).thenReturn("stubbed");
    check(future.get().equals("stubbed"));
    check(future.join() == null && !future.complete("other") && !future.cancel(true));
    future.thenApply(String::trim);

    FutureTask<String> task = mock();
    task.run();
    check(task.get() == null);

    Semaphore semaphore = mock(Semaphore.class);
    semaphore.acquire();
    semaphore.acquire();
    check(!semaphore.tryAcquire());
    verify(semaphore, times(2)).acquire();
  }

  private static void mocksOfExecutors() {
    Future<?> future = mock();
    ExecutorService any = mock(ExecutorService.class);
    when(any.submit(any(Runnable.class))).thenAnswer(call -> future);
    check(any.submit(Doubles::fail) == future);
    any.execute(Doubles::fail);

    ThreadPoolExecutor pool = mock(ThreadPoolExecutor.class);
    pool.execute(Doubles::fail);
    pool.submit(Doubles::fail);
    pool.shutdown();
    verify(pool).shutdown();
  }

  private static void spies() throws Exception {
    CompletableFuture<String> future = spy(new CompletableFuture<>());
    future.complete("real");
    check(future.get().equals("real"));

    CompletableFuture<String> done = spy(CompletableFuture.completedFuture("done"));
    verify(done, never()).join();
    check(done.join().equals("done"));

    Thread thread = spy(new Thread(Doubles::fail, "spied"));
    doNothing().when(thread).start();
    thread.start();
    verify(thread).start();
  }

  private static void spyOfExecutor() throws Exception {
    ThreadPoolExecutor pool =
        spy(new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()));
    check(pool.submit(() -> "real").get().equals("real"));
    pool.shutdown();
    verify(pool).shutdown();
  }

  private static void constructed() throws Exception {
    try (MockedConstruction<Thread> threads = mockConstruction(Thread.class)) {
      Thread thread = new Thread(Doubles::fail);
      thread.start();
      thread.join();
      new Thread(Doubles::fail, "never");
      check(threads.constructed().size() == 2);
    }
    try (MockedConstruction<?> futures = mockConstruction(CompletableFuture.class);
        MockedConstruction<?> semaphores = mockConstruction(Semaphore.class)) {
      check(new CompletableFuture<String>().get() == null);
      new Semaphore(0).acquire();
      check(futures.constructed().size() == 1 && semaphores.constructed().size() == 1);
    }
    Thread real = new Thread(() -> {});
    real.start();
    real.join();
  }

  private static void statics() {
    ExecutorService mocked = mock(ExecutorService.class);
    try (MockedStatic<Executors> executors = mockStatic(Executors.class)) {
      executors.when(() -> Executors.newFixedThreadPool(anyInt())).thenReturn(mocked);
      check(Executors.newFixedThreadPool(3) == mocked);
    }
    check(CompletableFuture.supplyAsync(() -> "real").join().equals("real"));
  }

  private static void mocksOfTasks() throws Exception {
    Callable<String> task = mock();
    when(task.call()).thenReturn("stubbed");
    Runnable other = mock(Runnable.class);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    check(pool.submit(task).get().equals("stubbed"));
    pool.submit(other).get();
    verify(other).run();
    pool.shutdown();
  }

  private static void blocked() throws Exception {
    run("loop-1", Doubles::sleep);
  }

  private static void sleep() {
    try {
      Thread.sleep(20); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void forgotten() {
    CompletableFuture.supplyAsync(() -> "forgotten"); // FINDING: ForgottenFuture
  }

  private static void lost() {
    CompletableFuture.runAsync(Doubles::fail); // FINDING: LostFailure
  }

  private static void neverStarted() {
    new Thread(() -> {}, "never"); // FINDING: NeverStarted
  }

  private static void swallowed() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    Thread thread = new Thread(() -> swallow(waits));
    thread.start();
    waits.await();
    thread.interrupt();
    thread.join();
  }

  private static void swallow(CountDownLatch waits) {
    try {
      waits.countDown();
      Thread.sleep(60_000);
    } catch (InterruptedException e) { // FINDING: SwallowedCancellation
      System.out.print("");
    }
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fanOut() throws Exception {
    CountDownLatch all = new CountDownLatch(MANY);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Thread thread = new Thread(() -> meet(all));
      thread.start(); // FINDING: UnboundedFanOut
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void meet(CountDownLatch all) {
    all.countDown();
    try {
      all.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitedFor() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    CompletableFuture<Integer> chain =
        CompletableFuture.supplyAsync(() -> "chain", pool).thenApplyAsync(String::length);
    check(chain.get() == 5);
    pool.shutdown();
  }

  private static void run(String name, Runnable body) throws InterruptedException {
    Thread thread = new Thread(body, name);
    thread.start();
    thread.join();
  }

  private static void fail() {
    throw new IllegalStateException("this is not to run, or not to be lost");
  }

  private static void check(boolean right) {
    if (!right) {
      throw new IllegalStateException("a double does not do as it was told");
    }
  }
}
