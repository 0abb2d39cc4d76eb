package dev.selvedge.agent.cases.queues;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Queues without a capacity that grow because whoever takes from them cannot keep up. */
public final class GrownQueues {

  private static final int MANY = 3_000;
  private static final int END = -1;

  private static final ExecutorService SHARED = Executors.newFixedThreadPool(2);

  private GrownQueues() {}

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("submitted to a fixed pool", GrownQueues::fixedPool)
        .run("executed by a single thread", GrownQueues::singleThread)
        .run("of any class", GrownQueues::otherQueues)
        .run("stages on a pool", GrownQueues::stages)
        .run("a pool of a static field", GrownQueues::shared)
        .run("a pool that steals", GrownQueues::forkJoin)
        .run("all invoked", GrownQueues::invoked)
        .run("handed over", GrownQueues::handedOver)
        .run("handed over by several", GrownQueues::severalAdd)
        .run("handed over at once", GrownQueues::atOnce)
        .run("a taker that polls", GrownQueues::polling)
        .run("other queues handed over", GrownQueues::others)
        .run("a taker of a pool", GrownQueues::takerOfPool)
        .end();
    Gate.close(SHARED);
  }

  private static void fixedPool() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add(pool.submit(gate::pass)); // FINDING: UnboundedQueue
    }
    gate.openAndClose(pool);
    for (Future<?> each : all) {
      each.get();
    }
  }

  private static void singleThread() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    for (int i = 0; i < MANY; i++) {
      pool.execute(gate::pass); // FINDING: UnboundedQueue
    }
    gate.openAndClose(pool);
  }

  private static void otherQueues() throws Exception {
    fill(new LinkedTransferQueue<>());
    fill(new LinkedBlockingDeque<>());
  }

  private static void fill(BlockingQueue<Runnable> queue) throws Exception {
    Gate gate = new Gate();
    ExecutorService pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, queue);
    for (int i = 0; i < MANY; i++) {
      pool.execute(gate::pass); // FINDING: UnboundedQueue x2
    }
    gate.openAndClose(pool);
  }

  private static void stages() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add(CompletableFuture.runAsync(gate::pass, pool)); // FINDING: UnboundedQueue
    }
    gate.openAndClose(pool);
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
  }

  private static void shared() throws Exception {
    Gate gate = new Gate();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add(SHARED.submit(gate::pass)); // FINDING: UnboundedQueue
    }
    gate.open();
    for (Future<?> each : all) {
      each.get();
    }
  }

  private static void forkJoin() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool = new ForkJoinPool(2);
    for (int i = 0; i < MANY; i++) {
      pool.execute(gate::pass); // FINDING: UnboundedQueue
    }
    gate.openAndClose(pool);
  }

  private static void invoked() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Callable<Integer>> all = new ArrayList<>();
    Gate gate = new Gate();
    for (int i = 0; i < MANY; i++) {
      int number = i;
      all.add(
          () -> {
            gate.pass();
            return number;
          });
    }
    Thread opener =
        Gate.start(
            () -> {
              while (((ThreadPoolExecutor) pool).getQueue().size() < MANY - 2) {
                Thread.onSpinWait();
              }
              gate.open();
            });
    pool.invokeAll(all); // FINDING: UnboundedQueue
    opener.join();
    Gate.close(pool);
  }

  private static void handedOver() throws Exception {
    Gate gate = new Gate();
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    Thread taker = Gate.start(() -> take(queue, gate));
    for (int i = 0; i < MANY; i++) {
      queue.put(i); // FINDING: UnboundedQueue
    }
    gate.open();
    queue.put(END);
    taker.join();
  }

  private static void take(BlockingQueue<Integer> queue, Gate gate) {
    try {
      while (queue.take() != END) {
        gate.pass();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void severalAdd() throws Exception {
    Gate gate = new Gate();
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    List<Thread> adding = new ArrayList<>();
    Thread taker = Gate.start(() -> take(queue, gate));
    for (int t = 0; t < 3; t++) {
      adding.add(
          Gate.start(
              () -> {
                for (int i = 0; i < MANY; i++) {
                  queue.add(i); // FINDING: UnboundedQueue
                }
              }));
    }
    for (Thread each : adding) {
      each.join();
    }
    gate.open();
    queue.put(END);
    taker.join();
  }

  /** Whoever takes may come too late for the first of them. */
  private static void atOnce() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    Gate gate = new Gate();
    Thread taker =
        Gate.start(
            () -> {
              gate.pass();
              take(queue, gate);
            });
    IntStream.range(0, MANY).forEach(i -> queue.offer(i)); // FINDING: UnboundedQueue
    gate.open();
    queue.put(END);
    taker.join();
  }

  private static void polling() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    Gate gate = new Gate();
    CountDownLatch polled = new CountDownLatch(2);
    Thread taker =
        Gate.start(
            () -> {
              for (Integer next = 0; next == null || next != END; next = queue.poll()) {
                if (next == null) {
                  polled.countDown();
                }
                if (polled.getCount() == 0) {
                  gate.pass();
                }
              }
            });
    polled.await();
    for (int i = 0; i < MANY; i++) {
      queue.add(i); // FINDING: UnboundedQueue
    }
    gate.open();
    queue.add(END);
    taker.join();
  }

  private static void others() throws Exception {
    for (BlockingQueue<Integer> queue :
        List.<BlockingQueue<Integer>>of(new LinkedBlockingDeque<>(), new LinkedTransferQueue<>())) {
      Gate gate = new Gate();
      Thread taker = Gate.start(() -> take(queue, gate));
      for (int i = 0; i < MANY; i++) {
        queue.add(i); // FINDING: UnboundedQueue x2
      }
      gate.open();
      queue.put(END);
      taker.join();
    }
    BlockingQueue<Integer> sorted = new PriorityBlockingQueue<>();
    Gate gate = new Gate();
    Thread taker = Gate.start(() -> take(sorted, gate));
    for (int i = 1; i < MANY; i++) {
      sorted.add(i); // FINDING: UnboundedQueue
    }
    gate.open();
    sorted.put(END);
    taker.join();
  }

  private static void takerOfPool() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool = Executors.newFixedThreadPool(1);
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    pool.execute(() -> take(queue, gate));
    for (int i = 0; i < MANY; i++) {
      queue.put(i); // FINDING: UnboundedQueue
    }
    queue.put(END);
    gate.openAndClose(pool);
  }
}
