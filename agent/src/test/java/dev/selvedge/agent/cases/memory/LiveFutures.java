package dev.selvedge.agent.cases.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Prints for each kind of future how many bytes one takes at which nobody has looked, and that is
 * held. With the agent, and without, so that the difference is what the agent keeps.
 */
@SuppressWarnings("FutureReturnValueIgnored") // it is held
public final class LiveFutures {

  private static final int COUNT = 50_000;

  private LiveFutures() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    measure("submit", (pool, number) -> pool.submit(() -> number));
    measure("supply", (pool, number) -> CompletableFuture.supplyAsync(() -> number, pool));
    CompletableFuture<Integer> source =
        CompletableFuture.completedFuture(1).thenApplyAsync(one -> one);
    source.join();
    measure("stage", (pool, number) -> source.thenApply(one -> one + number));
  }

  private static void measure(String kind, Maker maker) throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      ExecutorService pool = Executors.newSingleThreadExecutor(Threads::daemon);
      List<Object> held = new ArrayList<>(COUNT);
      // What the round before has dropped is forgotten some time after.
      Heap.used();
      TimeUnit.MILLISECONDS.sleep(400);
      long before = Heap.used();
      for (int j = 0; j < COUNT; j++) {
        held.add(maker.make(pool, j));
      }
      pool.shutdown();
      if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new AssertionError();
      }
      least = Math.min(least, Heap.used() - before);
      if (held.size() != COUNT) {
        throw new AssertionError();
      }
    }
    System.out.println(kind + " " + least / COUNT);
  }

  private interface Maker {
    Object make(ExecutorService pool, int number);
  }
}
