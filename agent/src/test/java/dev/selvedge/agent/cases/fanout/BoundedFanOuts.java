package dev.selvedge.agent.cases.fanout;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Windows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * As many tasks at once as may be, by all the ways to wait for one before the next is made, which
 * goes on as soon as that has told of its end, however little of it has come to its end by then.
 */
public final class BoundedFanOuts {

  private static final int LIMIT = 16;
  private static final int ROUNDS = Integer.getInteger("cases.rounds", 400);

  private static final LongAdder DONE = new LongAdder();

  private BoundedFanOuts() {}

  public static void main(String[] args) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    on(threads);
    in("a fixed pool", BoundedFanOuts::fixedPool);
    in("threads one after the other", BoundedFanOuts::joined);
    in("a parallel stream", BoundedFanOuts::parallelStream);
    in("inner publishers", BoundedFanOuts::flatMap);
    in("inner publishers in their order", BoundedFanOuts::flatMapSequential);
    in("one after the other", BoundedFanOuts::concatMap);
    in("a server", () -> server(threads));
    if (Newer.JDK >= 21) {
      ExecutorService virtual = Newer.virtualThreads();
      on(virtual);
      in("virtual threads one after the other", BoundedFanOuts::joinedVirtual);
      Bounds.close(virtual);
    }
    if (Newer.JDK >= 25) {
      in("scopes", BoundedFanOuts::scopes);
      in("a stream", BoundedFanOuts::mapConcurrent);
    }
    Bounds.close(threads);
  }

  private static void in(String name, Loop.Body body) throws Exception {
    String window = Windows.open(name, LIMIT);
    body.run();
    Windows.close(window);
  }

  /** All that works with threads that somebody else makes. */
  private static void on(ExecutorService threads) throws Exception {
    in("futures", () -> futures(threads));
    in("stages", () -> stages(threads));
    in("promises", () -> promises(threads));
    in("a completion service", () -> completionService(threads));
    in("all of some", () -> invokeAll(threads));
    in("latches", () -> latches(threads));
    in("phasers", () -> phasers(threads));
    in("tokens", () -> tokens(threads, new ArrayBlockingQueue<>(LIMIT)));
    in("tokens in links", () -> tokens(threads, new LinkedBlockingQueue<>()));
    in("many with a few each", () -> aFewEach(threads));
  }

  private static void futures(ExecutorService threads) throws Exception {
    Deque<Future<?>> inWork = new ArrayDeque<>();
    for (int i = 0; i < LIMIT * ROUNDS; i++) {
      if (inWork.size() == LIMIT) {
        inWork.remove().get();
      }
      inWork.add(threads.submit(BoundedFanOuts::work));
    }
    for (Future<?> each : inWork) {
      each.get();
    }
  }

  private static Integer work() {
    DONE.increment();
    return 1;
  }

  private static void stages(ExecutorService threads) throws Exception {
    Deque<Future<?>> inWork = new ArrayDeque<>();
    for (int i = 0; i < LIMIT * ROUNDS; i++) {
      if (inWork.size() == LIMIT) {
        inWork.remove().get();
      }
      inWork.add(CompletableFuture.supplyAsync(BoundedFanOuts::work, threads));
    }
    for (Future<?> each : inWork) {
      each.get();
    }
  }

  private static void promises(ExecutorService threads) throws Exception {
    Deque<Future<?>> inWork = new ArrayDeque<>();
    for (int i = 0; i < LIMIT * ROUNDS; i++) {
      if (inWork.size() == LIMIT) {
        inWork.remove().get();
      }
      CompletableFuture<Integer> promise = new CompletableFuture<>();
      threads.execute(() -> promise.complete(work()));
      inWork.add(promise);
    }
    for (Future<?> each : inWork) {
      each.get();
    }
  }

  private static void completionService(ExecutorService threads) throws Exception {
    ExecutorCompletionService<Integer> done = new ExecutorCompletionService<>(threads);
    int inWork = 0;
    for (int i = 0; i < LIMIT * ROUNDS; i++) {
      if (inWork == LIMIT) {
        done.take().get();
        inWork--;
      }
      done.submit(BoundedFanOuts::work);
      inWork++;
    }
    for (; inWork > 0; inWork--) {
      done.take().get();
    }
  }

  private static void invokeAll(ExecutorService threads) throws Exception {
    List<Callable<Integer>> some = Collections.nCopies(LIMIT, BoundedFanOuts::work);
    for (int i = 0; i < ROUNDS; i++) {
      for (Future<Integer> each : threads.invokeAll(some)) {
        each.get();
      }
    }
  }

  private static void latches(ExecutorService threads) {
    for (int i = 0; i < ROUNDS; i++) {
      CountDownLatch latch = new CountDownLatch(LIMIT);
      for (int task = 0; task < LIMIT; task++) {
        threads.execute(
            () -> {
              work();
              latch.countDown();
            });
      }
      Bounds.await(latch);
    }
  }

  private static void phasers(ExecutorService threads) {
    Phaser phaser = new Phaser(LIMIT + 1);
    for (int i = 0; i < ROUNDS; i++) {
      for (int task = 0; task < LIMIT; task++) {
        threads.execute(
            () -> {
              work();
              phaser.arrive();
            });
      }
      phaser.arriveAndAwaitAdvance();
    }
  }

  private static void tokens(ExecutorService threads, BlockingQueue<Integer> tokens)
      throws Exception {
    for (int i = 0; i < LIMIT; i++) {
      tokens.put(i);
    }
    for (int i = 0; i < LIMIT * ROUNDS; i++) {
      Integer token = tokens.take();
      threads.execute(
          () -> {
            work();
            tokens.add(token);
          });
    }
    for (int i = 0; i < LIMIT; i++) {
      tokens.take();
    }
  }

  private static void aFewEach(ExecutorService threads) throws Exception {
    List<Future<?>> outer = new ArrayList<>();
    Together together = new Together(LIMIT * 4);
    for (int i = 0; i < LIMIT; i++) {
      outer.add(
          threads.submit(
              () -> {
                List<Future<?>> inner = new ArrayList<>();
                for (int task = 0; task < 4; task++) {
                  inner.add(threads.submit(together::meet));
                }
                for (Future<?> each : inner) {
                  each.get();
                }
                return null;
              }));
    }
    for (Future<?> each : outer) {
      each.get();
    }
  }

  private static void fixedPool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(LIMIT);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < LIMIT * ROUNDS; i++) {
      futures.add(pool.submit(BoundedFanOuts::work));
    }
    for (Future<?> each : futures) {
      each.get();
    }
    Bounds.close(pool);
  }

  private static void joined() throws Exception {
    Deque<Thread> inWork = new ArrayDeque<>();
    for (int i = 0; i < LIMIT * ROUNDS / 4; i++) {
      if (inWork.size() == LIMIT) {
        inWork.remove().join();
      }
      Thread thread = new Thread(BoundedFanOuts::work);
      thread.start();
      inWork.add(thread);
    }
    for (Thread each : inWork) {
      each.join();
    }
  }

  private static void parallelStream() {
    IntStream.range(0, LIMIT * ROUNDS).parallel().forEach(each -> work());
  }

  private static void flatMap() {
    Flux.range(0, LIMIT * ROUNDS / 4)
        .flatMap(
            item ->
                Mono.fromCallable(BoundedFanOuts::work).subscribeOn(Schedulers.boundedElastic()),
            LIMIT)
        .blockLast();
  }

  private static void flatMapSequential() {
    Flux.range(0, LIMIT * ROUNDS / 4)
        .flatMapSequential(
            item ->
                Mono.fromCallable(BoundedFanOuts::work).subscribeOn(Schedulers.boundedElastic()),
            LIMIT)
        .blockLast();
  }

  private static void concatMap() {
    Flux.range(0, 4 * LIMIT)
        .concatMap(
            item ->
                Mono.fromCallable(BoundedFanOuts::work).subscribeOn(Schedulers.boundedElastic()))
        .blockLast();
  }

  /** As many connections as others open. */
  private static void server(ExecutorService threads) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      Thread loop = new Thread(() -> accept(server, threads));
      loop.start();
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 3 * LIMIT; i++) {
        clients.add(new Socket(server.getInetAddress(), server.getLocalPort()));
      }
      for (Socket each : clients) {
        each.getOutputStream().write(1);
        each.close();
      }
      server.close();
      loop.join();
    }
  }

  private static void accept(ServerSocket server, ExecutorService threads) {
    while (true) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void serve(Socket client) {
    try (client) {
      client.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void joinedVirtual() throws Exception {
    Deque<Thread> inWork = new ArrayDeque<>();
    Method start = Newer.startVirtualThread();
    Runnable body = BoundedFanOuts::work;
    for (int i = 0; i < LIMIT * ROUNDS; i++) {
      if (inWork.size() == LIMIT) {
        inWork.remove().join();
      }
      inWork.add((Thread) start.invoke(null, body));
    }
    for (Thread each : inWork) {
      each.join();
    }
  }

  private static void scopes() throws Exception {
    Method fork = Newer.fork();
    Method join = Newer.join();
    Callable<Integer> body = BoundedFanOuts::work;
    for (int i = 0; i < ROUNDS / 2; i++) {
      try (AutoCloseable scope = Newer.scope()) {
        for (int task = 0; task < LIMIT; task++) {
          fork.invoke(scope, body);
        }
        join.invoke(scope);
      }
    }
  }

  private static void mapConcurrent() throws Exception {
    Stream<Integer> items = Stream.iterate(0, i -> i + 1).limit(LIMIT * ROUNDS);
    Newer.mapConcurrent(items, LIMIT, i -> work()).forEach(each -> {});
  }
}
