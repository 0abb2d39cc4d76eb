package dev.selvedge.agent.cases.pools;

import com.sun.net.httpserver.HttpServer;
import dev.selvedge.agent.cases.support.Loop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** What blocks a worker of the common pool, and what does not. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody would wait for it
public final class CommonPool {

  private static final ExecutorService OWN = Executors.newFixedThreadPool(2, CommonPool::daemon);

  public static void main(String[] args) throws Exception {
    found();
    stream();
    silent();
  }

  private static void found() throws Exception {
    Path file = Files.createTempFile("common", ".txt");
    common(() -> Thread.sleep(30)); // FINDING: BlockedCommonPool
    common(() -> TimeUnit.MILLISECONDS.sleep(30)); // FINDING: BlockedCommonPool
    common(() -> Files.readString(file)); // FINDING: BlockedCommonPool
    common(() -> Files.delete(file)); // FINDING: BlockedCommonPool
    common(() -> new ProcessBuilder("true").start()); // FINDING: BlockedCommonPool
    network();
    CountDownLatch done = new CountDownLatch(1);
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              sleep();
              done.countDown();
            });
    done.await();
  }

  private static void sleep() {
    try {
      Thread.sleep(30); // FINDING: BlockedCommonPool
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void network() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      OWN.execute(() -> answer(server));
      InetSocketAddress address =
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      common(
          () -> {
            try (Socket socket = new Socket()) {
              socket.connect(address); // FINDING: BlockedCommonPool
              InputStream in = socket.getInputStream();
              in.read(); // FINDING: BlockedCommonPool
            }
          });
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.setExecutor(OWN);
    server.start();
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.getAddress().getPort()))
            .build();
    common(() -> client.send(request, BodyHandlers.ofString())); // FINDING: BlockedCommonPool
    server.stop(0);
  }

  private static void answer(ServerSocket server) {
    try (Socket socket = server.accept()) {
      TimeUnit.MILLISECONDS.sleep(30);
      socket.getOutputStream().write(1);
    } catch (IOException | InterruptedException closed) {
      Thread.onSpinWait();
    }
  }

  /** Some of the elements are for the thread that asks, which is its own business. */
  private static void stream() {
    IntStream.range(0, 64).parallel().forEach(each -> read());
    List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).parallelStream().forEach(CommonPool::nap);
  }

  private static void read() {
    try {
      Files.readAllBytes(Path.of("/proc/self/stat")); // FINDING: BlockedCommonPool
      spin();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int nap(int each) {
    try {
      TimeUnit.MILLISECONDS.sleep(10); // FINDING: BlockedCommonPool
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return each;
  }

  private static void silent() throws Exception {
    common(CommonPool::spin);
    common(() -> Thread.sleep(0));
    common(() -> System.out.print(""));
    common(() -> Class.forName("java.util.zip.ZipFile"));
    common(() -> Logger.getLogger("cases").fine("nothing"));
    common(() -> managed(() -> Thread.sleep(30)));
    common(
        () -> {
          CountDownLatch latch = new CountDownLatch(1);
          OWN.execute(latch::countDown);
          latch.await();
        });
    CompletableFuture.runAsync(() -> quietly(() -> Thread.sleep(30)), OWN).get();
    ForkJoinPool own = new ForkJoinPool(2);
    CompletableFuture.runAsync(() -> quietly(() -> Thread.sleep(30)), own).get();
    own.submit(() -> quietly(() -> Thread.sleep(30))).get();
    own.shutdown();
    Thread.sleep(10);
  }

  private static void managed(Loop.Body body) throws Exception {
    ForkJoinPool.managedBlock(
        new ForkJoinPool.ManagedBlocker() {
          private boolean done;

          @Override
          public boolean block() {
            quietly(body);
            done = true;
            return true;
          }

          @Override
          public boolean isReleasable() {
            return done;
          }
        });
  }

  private static void common(Loop.Body body) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    ForkJoinPool.commonPool()
        .execute(
            () -> {
              quietly(body);
              done.countDown();
            });
    done.await();
  }

  private static void quietly(Loop.Body body) {
    try {
      body.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void spin() {
    long until = System.nanoTime() + 5_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "own");
    thread.setDaemon(true);
    return thread;
  }
}
