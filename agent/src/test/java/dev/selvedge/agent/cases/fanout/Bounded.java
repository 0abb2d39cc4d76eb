package dev.selvedge.agent.cases.fanout;

import dev.selvedge.agent.cases.support.Cases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many tasks of one, of which never more than {@link Fork#LIMIT} run at once. */
public final class Bounded {

  private static final int ITEMS = 300;

  private Bounded() {}

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    forms(Cases.as(args), pool);
    Cases.as(args)
        .run("threads that are joined", Bounded::joined)
        .run("a fixed pool", Bounded::fixedPool)
        .run(
            "a parallel stream", () -> IntStream.range(0, 900).parallel().forEach(i -> Fork.work()))
        .run("the common pool", Bounded::commonPool)
        .run("calls with a semaphore", Bounded::callsWithSemaphore)
        .run("calls of which the oldest is waited for", Bounded::callsInFlight)
        .run("an accept loop", Bounded::accepting)
        .run("flatMap with a concurrency", () -> flatMap(Fork.LIMIT).blockLast())
        .run("flatMap that is cancelled", () -> flatMap(Fork.LIMIT).take(9).blockLast())
        .run("flatMap in order", Bounded::flatMapSequential)
        .run("flatMap of values", Bounded::flatMapOfValues)
        .run("concatMap", Bounded::concatMap)
        .end();
    Fork.close(pool);
  }

  /** The forms that there are for any executor which starts a thread for each task. */
  static void forms(Cases cases, ExecutorService executor) throws Exception {
    cases
        .run("a semaphore inside", () -> semaphoreInside(executor))
        .run("a semaphore before", () -> semaphoreBefore(executor))
        .run("a semaphore until the stage is complete", () -> semaphoreOfStage(executor))
        .run("chunks with a latch", () -> chunksWithLatch(executor))
        .run("chunks that are invoked", () -> chunksInvoked(executor))
        .run("futures of which the oldest is waited for", () -> futuresInFlight(executor))
        .run("stages of which the oldest is waited for", () -> stagesInFlight(executor))
        .run("promises of which the oldest is waited for", () -> promisesInFlight(executor))
        .run("a completion service", () -> completionService(executor))
        .run("tokens in a queue", () -> tokens(executor))
        .run("a gate with a condition", () -> gate(executor))
        .run("a phaser", () -> phaser(executor))
        .run("a few of each of many owners", () -> owners(executor));
  }

  private static void semaphoreInside(ExecutorService executor) throws Exception {
    Semaphore permits = new Semaphore(Fork.LIMIT);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      futures.add(
          executor.submit(
              () -> {
                permits.acquire();
                try {
                  return Fork.slowWork();
                } finally {
                  permits.release();
                }
              }));
    }
    TooMany.awaitAll(futures);
  }

  private static void semaphoreBefore(ExecutorService executor) throws Exception {
    Semaphore permits = new Semaphore(Fork.LIMIT);
    for (int i = 0; i < ITEMS; i++) {
      permits.acquire();
      executor.execute(
          () -> {
            try {
              Fork.work();
            } finally {
              permits.release();
            }
          });
    }
    permits.acquire(Fork.LIMIT); // All are done then.
    permits.release(Fork.LIMIT);
  }

  private static void semaphoreOfStage(ExecutorService executor) throws Exception {
    Semaphore permits = new Semaphore(Fork.LIMIT);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      permits.acquire();
      futures.add(
          CompletableFuture.supplyAsync(Fork::work, executor)
              .whenComplete((result, failure) -> permits.release()));
    }
    TooMany.awaitAll(futures);
  }

  private static void chunksWithLatch(ExecutorService executor) {
    for (int chunk = 0; chunk < ITEMS / Fork.LIMIT; chunk++) {
      CountDownLatch done = new CountDownLatch(Fork.LIMIT);
      for (int i = 0; i < Fork.LIMIT; i++) {
        executor.execute(
            () -> {
              Fork.work();
              done.countDown();
            });
      }
      Fork.await(done);
    }
  }

  private static void chunksInvoked(ExecutorService executor) throws Exception {
    List<Callable<Integer>> chunk = Collections.nCopies(Fork.LIMIT, Fork::work);
    for (int i = 0; i < ITEMS / Fork.LIMIT; i++) {
      TooMany.awaitAll(executor.invokeAll(chunk));
    }
  }

  private static void futuresInFlight(ExecutorService executor) throws Exception {
    Queue<Future<?>> inFlight = new ArrayDeque<>();
    for (int i = 0; i < ITEMS; i++) {
      makeRoom(inFlight);
      inFlight.add(executor.submit(Fork::work));
    }
    TooMany.awaitAll(List.copyOf(inFlight));
  }

  private static void stagesInFlight(ExecutorService executor) throws Exception {
    Queue<Future<?>> inFlight = new ArrayDeque<>();
    for (int i = 0; i < ITEMS; i++) {
      makeRoom(inFlight);
      inFlight.add(CompletableFuture.supplyAsync(Fork::work, executor));
    }
    TooMany.awaitAll(List.copyOf(inFlight));
  }

  private static void promisesInFlight(ExecutorService executor) throws Exception {
    Queue<Future<?>> inFlight = new ArrayDeque<>();
    for (int i = 0; i < ITEMS; i++) {
      makeRoom(inFlight);
      CompletableFuture<Integer> promise = new CompletableFuture<>();
      executor.execute(() -> promise.complete(Fork.work()));
      inFlight.add(promise);
    }
    TooMany.awaitAll(List.copyOf(inFlight));
  }

  private static void makeRoom(Queue<Future<?>> inFlight) throws Exception {
    if (inFlight.size() == Fork.LIMIT) {
      inFlight.remove().get();
    }
  }

  private static void completionService(ExecutorService executor) throws Exception {
    ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(executor);
    int inFlight = 0;
    for (int i = 0; i < ITEMS; i++, inFlight++) {
      if (inFlight == Fork.LIMIT) {
        service.take().get();
        inFlight--;
      }
      service.submit(Fork::work);
    }
    for (; inFlight > 0; inFlight--) {
      service.take().get();
    }
  }

  private static void tokens(ExecutorService executor) throws Exception {
    BlockingQueue<Integer> tokens = new ArrayBlockingQueue<>(Fork.LIMIT);
    for (int i = 0; i < Fork.LIMIT; i++) {
      tokens.put(i);
    }
    for (int i = 0; i < ITEMS; i++) {
      Integer token = tokens.take();
      executor.execute(
          () -> {
            Fork.work();
            tokens.add(token);
          });
    }
    for (int i = 0; i < Fork.LIMIT; i++) {
      tokens.take();
    }
  }

  private static void gate(ExecutorService executor) throws Exception {
    Gate gate = new Gate();
    for (int i = 0; i < ITEMS; i++) {
      gate.enter(Fork.LIMIT);
      executor.execute(
          () -> {
            try {
              Fork.work();
            } finally {
              gate.leave();
            }
          });
    }
    gate.enter(1);
  }

  private static void phaser(ExecutorService executor) {
    for (int chunk = 0; chunk < ITEMS / Fork.LIMIT; chunk++) {
      Phaser phaser = new Phaser(1 + Fork.LIMIT);
      for (int i = 0; i < Fork.LIMIT; i++) {
        executor.execute(
            () -> {
              Fork.work();
              phaser.arriveAndDeregister();
            });
      }
      phaser.arriveAndAwaitAdvance();
    }
  }

  private static void owners(ExecutorService executor) throws Exception {
    List<Future<?>> owners = new ArrayList<>();
    for (int owner = 0; owner < Fork.LIMIT; owner++) {
      owners.add(
          executor.submit(
              () -> {
                List<Future<?>> members = new ArrayList<>();
                for (int i = 0; i < 9; i++) {
                  members.add(executor.submit(Fork::slowWork));
                }
                TooMany.awaitAll(members);
                return 1;
              }));
    }
    TooMany.awaitAll(owners);
  }

  private static void joined() throws Exception {
    Queue<Thread> running = new ArrayDeque<>();
    for (int i = 0; i < 100; i++) {
      if (running.size() == Fork.LIMIT) {
        running.remove().join();
      }
      Thread thread = new Thread(Fork::work);
      thread.start();
      running.add(thread);
    }
    for (Thread thread : running) {
      thread.join();
    }
  }

  private static void fixedPool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(Fork.LIMIT);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      futures.add(pool.submit(Fork::slowWork));
    }
    TooMany.awaitAll(futures);
    Fork.close(pool);
  }

  private static void commonPool() throws Exception {
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      futures.add(CompletableFuture.supplyAsync(Fork::work));
    }
    TooMany.awaitAll(futures);
  }

  private static void callsWithSemaphore() throws Exception {
    try (SlowServer server = new SlowServer(1)) {
      Semaphore permits = new Semaphore(Fork.LIMIT);
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        permits.acquire();
        futures.add(
            server
                .client
                .sendAsync(server.request(), SlowServer.DISCARD)
                .whenComplete((response, failure) -> permits.release()));
      }
      TooMany.awaitAll(futures);
    }
  }

  private static void callsInFlight() throws Exception {
    try (SlowServer server = new SlowServer(1)) {
      Queue<Future<?>> inFlight = new ArrayDeque<>();
      for (int i = 0; i < 100; i++) {
        makeRoom(inFlight);
        inFlight.add(server.client.sendAsync(server.request(), SlowServer.DISCARD));
      }
      TooMany.awaitAll(List.copyOf(inFlight));
    }
  }

  /** Forks as often as somebody connects. */
  private static void accepting() throws Exception {
    CountDownLatch all = new CountDownLatch(Fork.MANY);
    ExecutorService handlers = Executors.newCachedThreadPool();
    try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      Thread loop = new Thread(() -> accept(server, handlers, all));
      loop.start();
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < Fork.MANY; i++) {
        clients.add(new Socket(server.getInetAddress(), server.getLocalPort()));
      }
      Fork.await(all);
      for (Socket client : clients) {
        client.close();
      }
      loop.join();
    }
    Fork.close(handlers);
  }

  private static void accept(ServerSocket server, ExecutorService handlers, CountDownLatch all) {
    try {
      for (int i = 0; i < Fork.MANY; i++) {
        Socket client = server.accept();
        handlers.execute(() -> serve(client, all));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void serve(Socket client, CountDownLatch all) {
    try (client) {
      Fork.meet(all);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Flux<Integer> flatMap(int concurrency) {
    return Flux.range(0, 100)
        .flatMap(i -> Mono.delay(Duration.ofMillis(1)).map(x -> Fork.work()), concurrency);
  }

  private static void flatMapSequential() {
    Flux.range(0, 100)
        .flatMapSequential(i -> Mono.delay(Duration.ofMillis(1)).map(x -> Fork.work()), Fork.LIMIT)
        .blockLast();
  }

  /** Those that have their values already are over at once, however many there may be. */
  private static void flatMapOfValues() {
    Flux.range(0, 900).flatMap(i -> Flux.range(0, 3).map(x -> Fork.work())).blockLast();
    Flux.range(0, 900).flatMap(i -> Mono.fromCallable(Fork::work)).blockLast();
    Flux.range(0, 900).flatMapSequential(i -> Flux.just(1, 2).hide()).blockLast();
  }

  private static void concatMap() {
    Flux.range(0, 50)
        .concatMap(i -> Mono.delay(Duration.ofMillis(1)).map(x -> Fork.work()))
        .blockLast();
  }

  /** A bound made by hand. */
  private static final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int inside;

    void enter(int most) throws InterruptedException {
      lock.lock();
      try {
        while (inside >= most) {
          left.await();
        }
        inside++;
      } finally {
        lock.unlock();
      }
    }

    void leave() {
      lock.lock();
      try {
        inside--;
        left.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
