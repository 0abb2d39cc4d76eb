package dev.selvedge.agent.cases.timeline;

import dev.selvedge.agent.cases.support.Windows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tasks of all kinds in tests, each with a name by which it is found: that of its thread. At last
 * the JVM is killed in the middle of a test, if it is told to.
 */
@SuppressWarnings({"FutureReturnValueIgnored", "WaitNotInLoop"}) // it is about what they do
public final class AllKinds {

  private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

  public static void main(String[] args) throws Exception {
    inTest("outcomes", AllKinds::outcomes);
    inTest("any", () -> any(Executors.newFixedThreadPool(3)));
    inTest("waits", AllKinds::waits);
    inTest("many", () -> many(Integer.parseInt(args[0])));
    if (Runtime.version().feature() >= 25) {
      inTest("newer", AllKinds::newer);
      inTest("newer any", () -> any(virtualThreads()));
    }
    alive();
    outsideOfTests();
    if (args.length > 1) {
      killed();
    }
  }

  private static void inTest(String name, Body body) throws Exception {
    String window = Windows.open(name);
    body.run();
    Windows.close(window);
  }

  private static void outcomes() throws Exception {
    ExecutorService pool = named("outcomes");
    pool.submit(() -> nap(5)).get();
    Future<?> failing =
        pool.submit(
            () -> {
              throw new IllegalStateException("on purpose");
            });
    try {
      failing.get();
    } catch (ExecutionException expected) {
      // It fails on purpose.
    }
    Semaphore held = new Semaphore(0);
    Semaphore begun = new Semaphore(0);
    Future<?> busy =
        pool.submit(
            () -> {
              begun.release();
              held.acquireUninterruptibly();
            });
    begun.acquire();
    Future<?> cancelled = pool.submit(() -> nap(1));
    cancelled.cancel(false);
    pool.execute(() -> nap(2));
    pool.shutdownNow();
    held.release();
    busy.get();
    pool.awaitTermination(1, TimeUnit.MINUTES);

    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, task -> new Thread(task));
    Semaphore runs = new Semaphore(0);
    ScheduledFuture<?> again =
        timer.scheduleAtFixedRate(runs::release, 0, 5, TimeUnit.MILLISECONDS);
    runs.acquire(3);
    again.cancel(false);
    timer.shutdown();
    timer.awaitTermination(1, TimeUnit.MINUTES);

    CompletableFuture<Void> gate = new CompletableFuture<>();
    CompletableFuture<Void> slow = gate.thenRun(() -> nap(4));
    gate.thenRun(() -> {});
    CompletableFuture.runAsync(() -> gate.complete(null), Runnable::run);
    slow.get();

    Thread sleeper = new Thread(() -> nap(60_000), "interrupted");
    sleeper.start();
    nap(20);
    sleeper.interrupt();
    sleeper.join();
  }

  /** One ends well, so that the other is given up; one fails. */
  private static void any(ExecutorService pool) throws Exception {
    Semaphore begun = new Semaphore(0);
    pool.invokeAny(
        List.of(
            () -> {
              begun.acquire();
              return "first";
            },
            () -> {
              begun.release();
              Thread.sleep(60_000);
              return "last";
            }));
    ExecutorCompletionService<String> service = new ExecutorCompletionService<>(pool);
    service.submit(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    service.take();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static void waits() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Semaphore permits = new Semaphore(0);
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    Object monitor = new Object();
    CompletableFuture<String> future = new CompletableFuture<>();
    lock.lock();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Thread> threads = new ArrayList<>();
      threads.add(start("lock", lock::lock));
      threads.add(start("permit", permits::acquire));
      threads.add(start("queue", queue::take));
      threads.add(start("park", () -> await(monitor)));
      threads.add(start("future", future::get));
      threads.add(start("sleep", () -> Thread.sleep(15)));
      threads.add(start("process", () -> sleepOutside().waitFor()));
      threads.add(start("socket", () -> read(server)));
      threads.add(start("often", AllKinds::often));
      Thread first = threads.get(0);
      threads.add(start("join", first::join));
      nap(15);
      lock.unlock();
      permits.release();
      queue.add("item");
      future.complete("value");
      synchronized (monitor) {
        monitor.notifyAll();
      }
      try (Socket accepted = server.accept()) {
        accepted.getOutputStream().write(1);
      }
      for (Thread each : threads) {
        each.join();
      }
    }
  }

  private static void await(Object monitor) throws InterruptedException {
    synchronized (monitor) {
      monitor.wait(50);
    }
  }

  private static Process sleepOutside() throws IOException {
    return new ProcessBuilder("sleep", "0.02").start();
  }

  private static void read(ServerSocket server) throws Exception {
    try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      socket.getInputStream().read();
    }
  }

  private static void often() {
    for (int i = 0; i < 40; i++) {
      nap(i == 39 ? 30 : 2);
    }
  }

  /** More than there is room for, one of which fails. */
  private static void many(int tasks) throws Exception {
    ExecutorService pool = named("many");
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      futures.add(pool.submit(() -> {}));
    }
    futures.add(
        pool.submit(
            () -> {
              throw new IllegalStateException("on purpose");
            }));
    for (Future<?> each : futures) {
      try {
        each.get();
      } catch (ExecutionException expected) {
        // It fails on purpose.
      }
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  /** Virtual threads and scopes, by reflection, because the compiler is for 17. */
  private static void newer() throws Exception {
    Thread virtual = virtual(() -> nap(10));
    virtual.join();
    // A class that is being initialised pins whoever waits for that, or does so itself.
    virtual(AllKinds::pinned).join();
    inScope(
        scope -> {
          fork(scope, () -> nap(3));
          fork(scope, () -> inScope(inner -> fork(inner, () -> nap(3))));
        });
  }

  private static void pinned() {
    Initialised.touch();
  }

  private static Thread virtual(Runnable body) throws ReflectiveOperationException {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
  }

  private static void inScope(ScopeBody body) {
    try (AutoCloseable scope = (AutoCloseable) scopeType().getMethod("open").invoke(null)) {
      body.in(scope);
      scopeType().getMethod("join").invoke(scope);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fork(Object scope, Runnable body) throws ReflectiveOperationException {
    scopeType().getMethod("fork", Runnable.class).invoke(scope, body);
  }

  private static Class<?> scopeType() throws ClassNotFoundException {
    return Class.forName(SCOPE);
  }

  /** A task that outlives its test, which ends soon after. */
  private static void alive() throws Exception {
    ExecutorService pool = named("alive");
    Semaphore permits = new Semaphore(0);
    inTest(
        "alive",
        () -> {
          pool.submit(() -> permits.acquireUninterruptibly());
          pool.submit(() -> nap(1));
        });
    permits.release();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  private static void killed() throws Exception {
    Windows.open("killed");
    start("ended", () -> nap(5)).join();
    nap(1_000);
    Runtime.getRuntime().halt(3);
  }

  private static void outsideOfTests() throws Exception {
    ExecutorService pool = named("outside");
    pool.submit(() -> nap(3)).get();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    start("loose", () -> start("loose child", () -> nap(3)).join()).join();
  }

  private static ExecutorService named(String name) {
    return Executors.newFixedThreadPool(1, task -> new Thread(task, name));
  }

  private static Thread start(String name, Body body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            name);
    thread.start();
    return thread;
  }

  private static void nap(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A class that takes its time. */
  private static final class Initialised {
    static {
      nap(60);
    }

    static void touch() {}
  }

  /** What is done. */
  interface Body {
    void run() throws Exception;
  }

  /** What is done in a scope. */
  interface ScopeBody {
    void in(Object scope) throws Exception;
  }
}
