package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/** Looks at the moment at which a future is done, again and again: none of them is too early. */
public final class Races {

  private static final int TIMES = 200;

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("stages that fail", Races::stages)
        .run("tasks that fail", Races::tasks)
        .run("what succeeds", Races::successes)
        .run("callbacks", Races::callbacks)
        .end();
  }

  private static void stages() throws Exception {
    for (int i = 0; i < TIMES; i++) {
      CompletableFuture<Integer> joined = supplyAsync(Work::fails);
      quietly(joined::join);
      CompletableFuture<Integer> spun = supplyAsync(Work::fails);
      spin(spun);
      quietly(() -> spun.getNow(1));
      CompletableFuture<Integer> asked = supplyAsync(Work::fails);
      while (!asked.isCompletedExceptionally()) {
        Thread.onSpinWait();
      }
      CompletableFuture<Integer> built = supplyAsync(Work::fails).thenApply(one -> one);
      quietly(() -> built.get(30, SECONDS));
      CompletableFuture<Integer> promise = new CompletableFuture<>();
      POOL.execute(() -> promise.completeExceptionally(new IllegalStateException("seen")));
      quietly(promise::get);
      CompletableFuture<Integer> both = supplyAsync(Work::fails);
      quietly(() -> allOf(both, Work.done()).get());
    }
  }

  private static void tasks() {
    for (int i = 0; i < TIMES; i++) {
      Future<Integer> task = POOL.submit(Work::fails);
      quietly(task::get);
      Future<Integer> spun = POOL.submit(Work::fails);
      spin(spun);
      quietly(() -> spun.get(30, SECONDS));
      Future<Integer> forked = ForkJoinPool.commonPool().submit(Work::fails);
      quietly(forked::get);
    }
  }

  private static void successes() {
    for (int i = 0; i < TIMES; i++) {
      supplyAsync(Work::succeeds).join();
      spin(supplyAsync(Work::succeeds));
      CompletableFuture<Integer> built = supplyAsync(Work::succeeds).thenApply(one -> one);
      spin(built);
      spin(POOL.submit(Work::succeeds));
      spin(ForkJoinPool.commonPool().submit(Work::succeeds));
      quietly(POOL.submit(Work::succeeds)::get);
      quietly(ForkJoinPool.commonPool().submit(Work::succeeds)::get);
    }
  }

  /** Some come before the failure, and some after. */
  private static void callbacks() {
    for (int i = 0; i < TIMES; i++) {
      supplyAsync(Work::fails).exceptionally(failure -> 1).join();
      CompletableFuture<Integer> handled = supplyAsync(Work::fails);
      handled.thenApply(one -> one).handle((one, failure) -> 1).join();
      CompletableFuture<Integer> promise = new CompletableFuture<>();
      supplyAsync(Work::fails)
          .whenComplete((one, failure) -> promise.completeExceptionally(failure))
          .exceptionally(failure -> 1)
          .join();
      quietly(promise::join);
    }
  }

  private static void spin(Future<?> future) {
    while (!future.isDone()) {
      Thread.onSpinWait();
    }
  }

  private static void quietly(Callable<?> look) {
    try {
      look.call();
    } catch (Exception expected) {
      Thread.onSpinWait();
    }
  }
}
