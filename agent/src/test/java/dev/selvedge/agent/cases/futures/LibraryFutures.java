package dev.selvedge.agent.cases.futures;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Code that the case puts into a jar: what it starts for itself is its own business. */
@SuppressWarnings("FutureReturnValueIgnored") // libraries do
public final class LibraryFutures {

  private static final ExecutorService POOL =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "library");
            thread.setDaemon(true);
            return thread;
          });

  private LibraryFutures() {}

  /** Housekeeping. */
  public static void dropsItsOwn() {
    supplyAsync(LibraryFutures::fails);
    supplyAsync(LibraryFutures::fails).thenApply(one -> one);
    supplyAsync(() -> 1);
    POOL.submit(LibraryFutures::fails);
    POOL.submit(() -> 1);
  }

  public static CompletableFuture<Integer> returns() {
    return supplyAsync(LibraryFutures::fails);
  }

  public static CompletableFuture<Integer> succeeds() {
    return supplyAsync(() -> 1);
  }

  /** Calls back on its own thread, and drops what that gives. */
  public static void callsBack(Runnable callback) {
    POOL.submit(callback);
  }

  public static <T> void evaluates(Supplier<T> supplier) {
    supplyAsync(supplier);
  }

  private static int fails() {
    throw new IllegalStateException("of the library");
  }
}
