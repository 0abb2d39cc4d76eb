package dev.selvedge.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.netty.resources.ConnectionProvider;

/**
 * Programs that call a slow web service many times, each in another way. None has more than two
 * thousand calls under way, as the services that people call would not bear more.
 */
public final class WaysToWait {
  private static final int AT_A_TIME = 2_000;
  private static final int POOL = 200;
  private static final AtomicInteger ANSWERS = new AtomicInteger();

  private WaysToWait() {}

  /** The ways that there are, by name. */
  static Map<String, Way> all() {
    Map<String, Way> all = new LinkedHashMap<>();
    all.put("one after another", WaysToWait::oneAfterAnother);
    all.put("pool of 200", WaysToWait::pool);
    all.put("a platform thread each", WaysToWait::platformThreads);
    all.put("a virtual thread each", WaysToWait::virtualThreads);
    all.put("futures", WaysToWait::futures);
    all.put("reactive", WaysToWait::reactive);
    return all;
  }

  /**
   * Makes the calls in one way, after a tenth of them to warm up, and prints what that took:
   * milliseconds, milliseconds of all processors, threads of the operating system at most, and
   * megabytes of memory at most.
   *
   * @param args the name of the way, the address and the number of calls
   */
  public static void main(String[] args) throws Exception {
    Way way = Objects.requireNonNull(all().get(args[0]), args[0]);
    int calls = Integer.parseInt(args[2]);
    URI address = URI.create(args[1]);
    way.call(address, calls / 10);
    int before = ANSWERS.get();
    long cpuStart = cpuNanos();
    long start = System.nanoTime();
    way.call(address, calls);
    long took = System.nanoTime() - start;
    long cpu = cpuNanos() - cpuStart;
    if (ANSWERS.get() - before != calls) {
      throw new IllegalStateException(ANSWERS + " answers to " + calls + " calls");
    }
    System.out.println(
        TimeUnit.NANOSECONDS.toMillis(took)
            + " "
            + TimeUnit.NANOSECONDS.toMillis(cpu)
            + " "
            + ManagementFactory.getThreadMXBean().getPeakThreadCount()
            + " "
            + peakMegabytes());
    // The clients leave threads behind that would take their time.
    System.exit(0);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** What Linux calls the high-water mark of the resident set; -1 elsewhere. */
  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }

  private static void oneAfterAnother(URI address, int calls) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < calls; i++) {
      call(client, address);
    }
  }

  private static void pool(URI address, int calls) throws Exception {
    callAll(Executors.newFixedThreadPool(POOL), address, calls);
  }

  private static void platformThreads(URI address, int calls) throws Exception {
    callAll(Executors.newCachedThreadPool(), address, calls);
  }

  /** By reflection, since the benchmarks are compiled for the oldest JDK. */
  private static void virtualThreads(URI address, int calls) throws Exception {
    var perTask =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    callAll(perTask, address, calls);
  }

  private static void callAll(ExecutorService executor, URI address, int calls) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    Semaphore permits = new Semaphore(AT_A_TIME);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      all.add(
          executor.submit(
              () -> {
                permits.acquire();
                try {
                  call(client, address);
                } finally {
                  permits.release();
                }
                return null;
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    executor.shutdown();
  }

  private static void call(HttpClient client, URI address)
      throws IOException, InterruptedException {
    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    ANSWERS.incrementAndGet();
  }

  private static void futures(URI address, int calls) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    Semaphore permits = new Semaphore(AT_A_TIME);
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      permits.acquire();
      all.add(
          client
              .sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
              .thenRun(ANSWERS::incrementAndGet)
              .whenComplete((nothing, failure) -> permits.release()));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
  }

  private static void reactive(URI address, int calls) {
    var client = reactor.netty.http.client.HttpClient.create(connections());
    Flux.range(0, calls)
        .flatMap(
            number -> client.get().uri(address).responseContent().aggregate().asString(), AT_A_TIME)
        .doOnNext(answer -> ANSWERS.incrementAndGet())
        .blockLast();
  }

  private static ConnectionProvider connections() {
    return ConnectionProvider.create("calls", AT_A_TIME);
  }

  /** A way to make many calls. */
  @FunctionalInterface
  interface Way {
    void call(URI address, int calls) throws Exception;
  }
}
