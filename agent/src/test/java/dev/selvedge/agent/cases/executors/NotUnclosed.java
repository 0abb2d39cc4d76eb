package dev.selvedge.agent.cases.executors;

import dev.selvedge.agent.cases.support.Windows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Executors that are shut down, or there for good, or of nobody's making. */
@SuppressWarnings({"FutureReturnValueIgnored", "ReturnValueIgnored"}) // by what is shown
public final class NotUnclosed {

  private static final ExecutorService FROM_THE_BEGINNING = Executors.newFixedThreadPool(1);
  private static final Map<String, Service> SERVICES = new HashMap<>();

  private static @Nullable ExecutorService shared;

  private NotUnclosed() {}

  public static void main(String[] args) throws Exception {
    String window = args.length == 0 ? null : Windows.open("not unclosed");
    shutDown();
    shutDownByAnother();
    held();
    Lazily.POOL.submit(() -> "done").get();
    FROM_THE_BEGINNING.submit(() -> "done").get();
    jdks();
    if (window != null) {
      Windows.close(window);
    }
    Busy.daemon(new Server()).start();
    System.exit(0);
  }

  private static void shutDown() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.submit(() -> "done").get();
    pool.shutdown();
    Executors.newSingleThreadExecutor().shutdownNow();
    new ForkJoinPool(2).shutdown();
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    scheduler.schedule(() -> "done", 1, TimeUnit.MILLISECONDS).get();
    scheduler.shutdownNow();
    try (Closing closing = new Closing(Executors.newCachedThreadPool())) {
      closing.pool.submit(() -> "done").get();
    }
  }

  private static void shutDownByAnother() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Thread closer = new Thread(pool::shutdown);
    closer.start();
    closer.join();
  }

  private static void held() throws Exception {
    shared = Executors.newFixedThreadPool(1);
    shared.submit(() -> "done").get();
    SERVICES.put("a", new Service());
  }

  private static void jdks() throws Exception {
    ForkJoinPool.commonPool().submit(() -> "done").get();
    CompletableFuture.supplyAsync(() -> "done").orTimeout(1, TimeUnit.MINUTES).join();
    if (IntStream.range(0, 100).parallel().sum() != 4_950) {
      throw new AssertionError();
    }
    new ProcessBuilder("true").start().waitFor();
  }

  private static final class Service {
    @SuppressWarnings("UnusedVariable") // to hold them is its use
    final List<ExecutorService> pools = List.of(Executors.newSingleThreadExecutor());
  }

  private static final class Lazily {
    static final ExecutorService POOL = Executors.newFixedThreadPool(1);
  }

  /** Lives as long as its thread, and that as long as the JVM. */
  private static final class Server implements Runnable {
    private final ThreadPoolExecutor pool =
        (ThreadPoolExecutor) Executors.newFixedThreadPool(1, Busy::daemon);

    @Override
    public void run() {
      while (!pool.isShutdown()) {
        try {
          Thread.sleep(1_000);
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  private record Closing(ExecutorService pool) implements AutoCloseable {
    @Override
    public void close() {
      pool.shutdown();
    }
  }
}
