package dev.selvedge.agent.cases.pools;

import com.sun.net.httpserver.HttpServer;
import dev.selvedge.agent.cases.support.Others;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Waits for futures that are as they should be: at the edge, or harmless where they are. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody would wait for it
public final class RightWaits {

  private static final ExecutorService POOL = Executors.newFixedThreadPool(3, RightWaits::daemon);

  public static void main(String[] args) throws Exception {
    atTheEdge();
    done();
    managed();
    forkJoin();
    otherWaits();
    insideOfALibrary();
    if (Runtime.version().feature() >= 21) {
      virtualThreads();
    }
  }

  private static void atTheEdge() throws Exception {
    later().get();
    later().join();
    POOL.submit(slow()).get();
    POOL.invokeAll(List.of(slow(), slow()));
    CompletableFuture.supplyAsync(() -> 1, POOL).thenCompose(one -> later()).join();
    Thread thread = new Thread(() -> later().join());
    thread.start();
    thread.join();
    Thread ofFuture =
        new Thread(
            new FutureTask<>(
                () -> {
                  return later().join();
                }));
    ofFuture.start();
    ofFuture.join();
  }

  private static void done() throws Exception {
    CompletableFuture<Integer> done = CompletableFuture.completedFuture(1);
    run(POOL, () -> done.join() + done.get() + done.get(1, TimeUnit.SECONDS));
    run(POOL, () -> later().getNow(7));
    CompletableFuture.supplyAsync(() -> 1, POOL).thenApply(one -> done.join()).get();
    CompletableFuture<Integer> source = later();
    source.thenApply(one -> source.join()).get();
    later().thenCombine(later(), Integer::sum).thenAccept(both -> done.join()).get();
  }

  private static void managed() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    CompletableFuture.runAsync(() -> managedJoin(later()), pool).get();
    run(POOL, () -> managedJoin(later()));
    pool.shutdown();
  }

  private static int managedJoin(CompletableFuture<Integer> future) {
    try {
      ForkJoinPool.managedBlock(
          new ForkJoinPool.ManagedBlocker() {
            @Override
            public boolean block() {
              future.join();
              return true;
            }

            @Override
            public boolean isReleasable() {
              return future.isDone();
            }
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return future.join();
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.submit(new Sum(0, 64)).get();
    pool.invoke(new Sum(0, 64));
    run(
        pool,
        () -> {
          Sum left = new Sum(0, 32);
          left.fork();
          return new Sum(32, 64).invoke() + left.join();
        });
    List.of(1, 2, 3, 4, 5, 6).parallelStream().forEach(RightWaits::nap);
    CompletableFuture.supplyAsync(
            () -> List.of(1, 2, 3, 4, 5, 6).parallelStream().mapToInt(RightWaits::nap).sum(), POOL)
        .get();
    pool.shutdown();
  }

  /** Other waits than for futures are none of its business. */
  private static void otherWaits() throws Exception {
    run(
        POOL,
        () -> {
          CountDownLatch latch = new CountDownLatch(1);
          Others.doOnceIWait(latch::countDown);
          latch.await();
          TimeUnit.MILLISECONDS.sleep(20);
          return null;
        });
    var noThread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            RightWaits::daemon,
            new ThreadPoolExecutor.CallerRunsPolicy());
    CountDownLatch busy = new CountDownLatch(1);
    noThread.execute(() -> awaitQuietly(busy));
    // The caller runs it: nobody else's thread is taken.
    noThread.submit(() -> later().join()).get();
    busy.countDown();
  }

  private static void insideOfALibrary() throws Exception {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(local, 0);
    server.setExecutor(POOL);
    server.createContext(
        "/",
        exchange -> {
          later().join();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.getAddress().getPort()))
            .build();
    run(POOL, () -> client.send(request, BodyHandlers.discarding()));
    CompletableFuture.runAsync(() -> {}, POOL)
        .thenCompose(none -> client.sendAsync(request, BodyHandlers.discarding()))
        .get();
    server.stop(0);
  }

  private static void virtualThreads() throws Exception {
    ExecutorService virtual =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    run(virtual, () -> later().join());
    run(virtual, () -> POOL.submit(slow()).get());
    CompletableFuture.supplyAsync(() -> later().join(), virtual).get();
    virtual.shutdown();
  }

  private static int nap(int answer) {
    long until = System.nanoTime() + 5_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return answer;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(ExecutorService pool, Callable<?> task) throws Exception {
    pool.submit(task).get();
  }

  private static CompletableFuture<Integer> later() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Others.doOnceIWait(() -> future.complete(1));
    return future;
  }

  private static Callable<Integer> slow() {
    return () -> {
      TimeUnit.MILLISECONDS.sleep(50);
      return 1;
    };
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "worker");
    thread.setDaemon(true);
    return thread;
  }

  /** The textbook's use of fork-join. */
  private static final class Sum extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;
    private final int from;
    private final int to;

    Sum(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    protected Integer compute() {
      if (to - from < 4) {
        return nap(to - from);
      }
      Sum left = new Sum(from, (from + to) / 2);
      Sum right = new Sum((from + to) / 2, to);
      left.fork();
      return right.compute() + left.join();
    }
  }
}
