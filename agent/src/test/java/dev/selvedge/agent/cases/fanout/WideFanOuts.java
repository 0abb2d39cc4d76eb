package dev.selvedge.agent.cases.fanout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Windows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tasks that one task makes at one line, in all the ways there are, more at once than may be. */
public final class WideFanOuts {

  private static final int LIMIT = 16;
  private static final int MANY = 40;

  /** More than may be where nobody says how many. */
  private static final int MORE = 300;

  private WideFanOuts() {}

  public static void main(String[] args) throws Exception {
    in("threads", WideFanOuts::threads);
    in("a cached pool", WideFanOuts::submitted);
    in("without futures", WideFanOuts::executed);
    in("stages", WideFanOuts::stages);
    in("all at once", WideFanOuts::invokedAll);
    in("one that makes another", WideFanOuts::nested);
    in("calls", WideFanOuts::calls);
    in("inner publishers", WideFanOuts::flatMap);
    in("inner publishers in their order", WideFanOuts::flatMapSequential);
    if (Newer.JDK >= 21) {
      in("virtual threads", WideFanOuts::virtualThreads);
      in("an executor of virtual threads", WideFanOuts::submittedToVirtual);
      in("stages on virtual threads", WideFanOuts::stagesOnVirtual);
      String window = Windows.open("the limit of all");
      beyondTheLimitOfAll();
      Windows.close(window);
    }
    if (Newer.JDK >= 25) {
      in("subtasks", WideFanOuts::subtasks);
      in("a stream", WideFanOuts::mapConcurrent);
    }
  }

  private static void in(String name, Loop.Body body) throws Exception {
    String window = Windows.open(name, LIMIT);
    body.run();
    Windows.close(window);
  }

  private static void threads() throws Exception {
    Together together = new Together(MANY);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Thread thread = new Thread(together::meet);
      thread.start(); // FINDING: UnboundedFanOut
      threads.add(thread);
    }
    for (Thread each : threads) {
      each.join();
    }
  }

  private static void submitted() throws Exception {
    Together together = new Together(MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(pool.submit(together::meet)); // FINDING: UnboundedFanOut
    }
    close(pool, futures);
  }

  private static void close(ExecutorService pool, List<? extends Future<?>> futures)
      throws Exception {
    for (Future<?> each : futures) {
      each.get();
    }
    Bounds.close(pool);
  }

  private static void executed() throws Exception {
    Together together = new Together(MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    for (int i = 0; i < MANY; i++) {
      pool.execute(together::meet); // FINDING: UnboundedFanOut
    }
    Bounds.close(pool);
  }

  private static void stages() throws Exception {
    Together together = new Together(MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<CompletableFuture<?>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(CompletableFuture.supplyAsync(together::meet, pool)); // FINDING: UnboundedFanOut
    }
    close(pool, futures);
  }

  private static void invokedAll() throws Exception {
    Together together = new Together(MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Callable<Integer>> tasks = Collections.nCopies(MANY, together::meet);
    List<Future<Integer>> futures = pool.invokeAll(tasks); // FINDING: UnboundedFanOut
    close(pool, futures);
  }

  /** The group is that of the inner task, which is one of many others that are no group of it. */
  private static void nested() throws Exception {
    Together together = new Together(MANY);
    ExecutorService pool = Executors.newCachedThreadPool();
    Future<?> outer = pool.submit(() -> submitAll(pool, together));
    close(pool, List.of(outer));
  }

  private static Void submitAll(ExecutorService pool, Together together) throws Exception {
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(pool.submit(together::meet)); // FINDING: UnboundedFanOut
    }
    for (Future<?> each : futures) {
      each.get();
    }
    return null;
  }

  private static void calls() throws Exception {
    List<HttpExchange> asked = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(MANY);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MANY);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange);
          all.countDown();
        });
    server.start();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
            .build();
    List<CompletableFuture<?>> answers = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      answers.add(client.sendAsync(request, BodyHandlers.discarding())); // FINDING: UnboundedFanOut
    }
    all.await();
    asked.forEach(WideFanOuts::answer);
    for (CompletableFuture<?> each : answers) {
      each.get();
    }
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) {
    try {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flatMap() {
    Sinks.One<Integer> answer = Sinks.one();
    CountDownLatch done = new CountDownLatch(1);
    Flux.range(0, MANY)
        .flatMap(item -> answer.asMono(), MANY) // FINDING: UnboundedFanOut
        .doOnComplete(done::countDown)
        .subscribe();
    answer.tryEmitValue(1);
    Bounds.await(done);
  }

  private static void flatMapSequential() {
    Sinks.One<Integer> answer = Sinks.one();
    CountDownLatch done = new CountDownLatch(1);
    Flux.range(0, MANY)
        .flatMapSequential(item -> answer.asMono(), MANY) // FINDING: UnboundedFanOut
        .doOnComplete(done::countDown)
        .subscribe();
    Mono.fromRunnable(() -> answer.tryEmitValue(1)).block();
    Bounds.await(done);
  }

  private static void virtualThreads() throws Exception {
    Together together = new Together(MANY);
    Method start = Newer.startVirtualThread();
    Runnable body = together::meet;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      threads.add((Thread) start.invoke(null, body)); // FINDING: UnboundedFanOut from 21
    }
    for (Thread each : threads) {
      each.join();
    }
  }

  private static void submittedToVirtual() throws Exception {
    Together together = new Together(MANY);
    ExecutorService executor = Newer.virtualThreads();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(executor.submit(together::meet)); // FINDING: UnboundedFanOut from 21
    }
    close(executor, futures);
  }

  private static void stagesOnVirtual() throws Exception {
    Together together = new Together(MANY);
    ExecutorService executor = Newer.virtualThreads();
    List<CompletableFuture<?>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(
          CompletableFuture.supplyAsync(
              together::meet, executor)); // FINDING: UnboundedFanOut from 21
    }
    close(executor, futures);
  }

  private static void beyondTheLimitOfAll() throws Exception {
    Together together = new Together(MORE);
    ExecutorService executor = Newer.virtualThreads();
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < MORE; i++) {
      futures.add(executor.submit(together::meet)); // FINDING: UnboundedFanOut from 21
    }
    close(executor, futures);
  }

  private static void subtasks() throws Exception {
    Together together = new Together(MANY);
    Callable<Integer> body = together::meet;
    Method fork = Newer.fork();
    try (AutoCloseable scope = Newer.scope()) {
      for (int i = 0; i < MANY; i++) {
        fork.invoke(scope, body); // FINDING: UnboundedFanOut from 25
      }
      Newer.join().invoke(scope);
    }
  }

  private static void mapConcurrent() throws Exception {
    Together together = new Together(MANY);
    Stream<?> all =
        Newer.mapConcurrent(Stream.iterate(0, i -> i + 1).limit(MANY), MANY, i -> together.meet());
    all.forEach(each -> {}); // FINDING: UnboundedFanOut from 25
  }
}
