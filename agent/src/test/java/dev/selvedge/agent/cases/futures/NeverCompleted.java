package dev.selvedge.agent.cases.futures;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import dev.selvedge.agent.cases.support.Others;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Waits for promises that nobody keeps. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class NeverCompleted {

  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("waits", NeverCompleted::waits)
        .run("waits for a stage", NeverCompleted::waitsForStage)
        .run("gave up", NeverCompleted::gaveUp)
        .run("kept in the end", NeverCompleted::kept)
        .run("only built upon", NeverCompleted::builtUpon)
        .end();
  }

  private static void waits() throws Exception {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    waiting(() -> promise.join()); // FINDING: NeverCompletedFuture
    CompletableFuture<Integer> other = new CompletableFuture<>();
    waiting(() -> other.get()); // FINDING: NeverCompletedFuture
    CompletableFuture<Integer> timed = new CompletableFuture<>();
    waiting(() -> timed.get(100, SECONDS)); // FINDING: NeverCompletedFuture
  }

  private static void waitsForStage() throws Exception {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    CompletableFuture<Integer> stage = promise.thenApply(one -> one);
    waiting(() -> stage.join()); // FINDING: NeverCompletedFuture
    CompletableFuture<Integer> second = new CompletableFuture<>();
    CompletableFuture<Void> both = CompletableFuture.allOf(second, Work.done());
    waiting(() -> both.get()); // FINDING: NeverCompletedFuture
  }

  private static void gaveUp() throws Exception {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    try {
      promise.get(5, MILLISECONDS); // FINDING: NeverCompletedFuture
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(promise);
    }
    CompletableFuture<Integer> built = new CompletableFuture<Integer>().thenApply(one -> one);
    try {
      built.get(5, MILLISECONDS); // FINDING: NeverCompletedFuture
      throw new AssertionError();
    } catch (TimeoutException expected) {
      KEPT.add(built);
    }
  }

  /** Somebody keeps these after all, or takes them back. */
  private static void kept() throws Exception {
    CompletableFuture<Integer> late = new CompletableFuture<>();
    try {
      late.get(5, MILLISECONDS);
      throw new AssertionError();
    } catch (TimeoutException expected) {
      late.complete(1);
    }
    CompletableFuture<Integer> cancelled = new CompletableFuture<>();
    try {
      cancelled.get(5, MILLISECONDS);
      throw new AssertionError();
    } catch (TimeoutException expected) {
      cancelled.cancel(true);
    }
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    Thread waiter = waiting(promise::join);
    promise.complete(1);
    waiter.join();
    CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(NeverCompleted::slow);
    try {
      slow.get(1, MILLISECONDS);
    } catch (TimeoutException expected) {
      slow.join();
    }
  }

  private static int slow() {
    long until = System.nanoTime() + 30_000_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return 1;
  }

  private static void builtUpon() throws Exception {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    stop.thenRun(() -> {});
    stop.whenComplete((none, failure) -> {});
    KEPT.add(stop);
    CompletableFuture<Void> polled = new CompletableFuture<>();
    if (polled.isDone() || polled.isCompletedExceptionally()) {
      throw new AssertionError();
    }
    new CompletableFuture<Integer>().getNow(1);
    CompletableFuture.anyOf(stop, Work.done()).join();
    new CompletableFuture<Integer>().completeOnTimeout(1, 1, MILLISECONDS).join();
    // Who is interrupted no longer waits.
    CompletableFuture<Integer> left = new CompletableFuture<>();
    Thread waiter = waiting(left::get);
    waiter.interrupt();
    waiter.join();
  }

  private static Thread waiting(Callable<?> wait) throws InterruptedException {
    Thread waiter =
        Work.daemon(
            () -> {
              try {
                wait.call();
              } catch (Exception e) {
                KEPT.add(e);
              }
            });
    waiter.start();
    Others.awaitWaiting(waiter, 5_000_000);
    return waiter;
  }
}
