package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static java.util.concurrent.CompletableFuture.supplyAsync;

/** A server that runs for weeks and is then killed: what it lost was told of long before. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class Collected {

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 1_000; i++) {
      serve();
    }
    long until = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() < until) {
      System.gc();
      Thread.sleep(50);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void serve() {
    supplyAsync(Work::fails); // FINDING: LostFailure
    POOL.submit(Work::fails); // FINDING: LostFailure
    supplyAsync(Work::succeeds).thenAccept(one -> {}); // FINDING: ForgottenFuture
    supplyAsync(Work::fails).handle((one, failure) -> 1);
    supplyAsync(Work::succeeds).join();
  }
}
