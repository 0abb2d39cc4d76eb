package dev.selvedge.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Programs that make many tasks, each of which does next to nothing. */
public final class TaskWorkloads {

  private static final int VIRTUAL_THREADS = 200_000;
  private static final int SUBMISSIONS = 1_000_000;
  private static final int ROUND_TRIPS = 100_000;
  private static final int CHAINS = 200_000;
  private static final int PLATFORM_THREADS = 20_000;
  private static final int STREAMS = 2_000;
  private static final int FIBONACCI = 25;
  private static final int WORKERS = 2;

  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(
          WORKERS,
          body -> {
            Thread worker = new Thread(body);
            worker.setDaemon(true);
            return worker;
          });

  private static final LongAdder DONE = new LongAdder();

  private TaskWorkloads() {}

  /** The workloads that this JVM can run, by name. */
  static Map<String, Workload> all() {
    Map<String, Workload> all = new LinkedHashMap<>();
    if (Runtime.version().feature() >= 21) {
      all.put("virtual-threads", TaskWorkloads::virtualThreads);
      all.put("per-task-executor", TaskWorkloads::perTaskExecutor);
    }
    all.put("submit", TaskWorkloads::submit);
    all.put("submit-get", TaskWorkloads::submitAndGet);
    all.put("supply-join", TaskWorkloads::supplyAndJoin);
    all.put("execute", TaskWorkloads::execute);
    all.put("execute-one", TaskWorkloads::executeOne);
    all.put("stages", TaskWorkloads::stages);
    all.put("fork-join", TaskWorkloads::forkJoin);
    all.put("parallel-stream", TaskWorkloads::parallelStream);
    all.put("platform-threads", TaskWorkloads::platformThreads);
    return all;
  }

  /**
   * Runs one workload again and again, and prints for each run how many nanoseconds it took, and
   * how many of all processors.
   *
   * @param args the name of the workload, how often it is run before it is measured and how often
   *     it is measured; and {@code guarded} to run each time in a window of its own
   */
  public static void main(String[] args) throws Exception {
    Workload workload = Objects.requireNonNull(all().get(args[0]), args[0]);
    int warmUps = Integer.parseInt(args[1]);
    int runs = Integer.parseInt(args[2]);
    Window window = args.length > 3 ? new Window() : null;
    for (int run = 0; run < warmUps + runs; run++) {
      System.gc();
      long cpuStart = cpuNanos();
      long start = System.nanoTime();
      String id = window == null ? "" : window.open();
      workload.run();
      if (window != null) {
        window.close(id);
      }
      if (run >= warmUps) {
        long took = System.nanoTime() - start;
        System.out.println(took + " " + (cpuNanos() - cpuStart));
      }
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void virtualThreads() throws Exception {
    ThreadFactory factory = virtualThreadFactory();
    List<Thread> threads = new ArrayList<>(VIRTUAL_THREADS);
    for (int i = 0; i < VIRTUAL_THREADS; i++) {
      Thread thread = factory.newThread(() -> DONE.increment());
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static ThreadFactory virtualThreadFactory() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (ThreadFactory)
        Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
  }

  private static void perTaskExecutor() throws Exception {
    ExecutorService executor =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    submit(executor, VIRTUAL_THREADS);
    executor.shutdown();
  }

  private static void submit() throws Exception {
    submit(POOL, SUBMISSIONS);
  }

  private static void submit(ExecutorService executor, int count) throws Exception {
    List<Future<Integer>> futures = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int result = i;
      futures.add(executor.submit(() -> result));
    }
    for (Future<Integer> future : futures) {
      future.get();
    }
  }

  /** One after the other, each looked at before the next is begun. */
  private static void submitAndGet() throws Exception {
    for (int i = 0; i < ROUND_TRIPS; i++) {
      int number = i;
      DONE.add(POOL.submit(() -> number).get());
    }
  }

  /** The same with stages, in the common pool. */
  private static void supplyAndJoin() {
    for (int i = 0; i < ROUND_TRIPS; i++) {
      int number = i;
      DONE.add(CompletableFuture.supplyAsync(() -> number).join());
    }
  }

  private static void execute() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(SUBMISSIONS);
    for (int i = 0; i < SUBMISSIONS; i++) {
      POOL.execute(() -> ran.countDown());
    }
    ran.await();
  }

  private static void executeOne() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(SUBMISSIONS);
    Runnable one = ran::countDown;
    for (int i = 0; i < SUBMISSIONS; i++) {
      POOL.execute(one);
    }
    ran.await();
  }

  private static void stages() {
    List<CompletableFuture<Integer>> ends = new ArrayList<>(CHAINS);
    for (int i = 0; i < CHAINS; i++) {
      int number = i;
      ends.add(
          CompletableFuture.supplyAsync(() -> number)
              .thenApply(value -> value + 1)
              .thenApply(value -> value + 2)
              .thenApplyAsync(value -> value + number));
    }
    ends.forEach(CompletableFuture::join);
  }

  private static void forkJoin() {
    DONE.add(new Fibonacci(FIBONACCI).invoke());
    DONE.add(ForkJoinPool.commonPool().invoke(new Fibonacci(FIBONACCI)));
  }

  private static void parallelStream() {
    for (int i = 0; i < STREAMS; i++) {
      DONE.add(LongStream.range(0, 10_000).parallel().map(value -> value * value).sum());
    }
  }

  private static void platformThreads() throws InterruptedException {
    for (int i = 0; i < PLATFORM_THREADS; i++) {
      Thread thread = new Thread(() -> DONE.increment());
      thread.start();
      thread.join();
    }
  }

  /** A program of which the time is measured. */
  @FunctionalInterface
  interface Workload {
    void run() throws Exception;
  }

  /** Windows of the agent, opened as the framework opens one for a test. */
  private static final class Window {
    private final Method open;
    private final Method close;

    Window() throws ReflectiveOperationException {
      Class<?> bridge = Class.forName("dev.selvedge.agent.Bridge", false, null);
      open = bridge.getMethod("open", Map.class);
      close = bridge.getMethod("close", String.class);
    }

    String open() throws ReflectiveOperationException {
      return (String) open.invoke(null, Map.of("kind", "test", "name", "workload"));
    }

    void close(String id) throws ReflectiveOperationException {
      Object left = ((Map<?, ?>) close.invoke(null, id)).get("left");
      if (!List.of().equals(left)) {
        throw new IllegalStateException("tasks were left: " + left);
      }
    }
  }

  private static final class Fibonacci extends RecursiveTask<Long> {
    private static final long serialVersionUID = 1;
    private final int number;

    Fibonacci(int number) {
      this.number = number;
    }

    @Override
    protected Long compute() {
      if (number < 2) {
        return (long) number;
      }
      Fibonacci other = new Fibonacci(number - 1);
      other.fork();
      return new Fibonacci(number - 2).compute() + other.join();
    }
  }
}
