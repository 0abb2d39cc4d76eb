package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static dev.selvedge.agent.cases.futures.Work.done;
import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.anyOf;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Failures of stages that somebody looks at, in every way that there is. */
@SuppressWarnings("FutureReturnValueIgnored") // of those that look at it
public final class SeenStages {

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("asked when it is done", SeenStages::askedWhenDone)
        .run("waited for", SeenStages::waitedFor)
        .run("asked in new ways", SeenStages::askedInNewWays)
        .run("callbacks", SeenStages::callbacks)
        .run("callbacks of the finished", SeenStages::callbacksOfFinished)
        .run("through dependents", SeenStages::throughDependents)
        .run("through several", SeenStages::throughSeveral)
        .run("through copies", SeenStages::throughCopies)
        .run("one of two chains", SeenStages::oneOfTwoChains)
        .run("by another thread", SeenStages::byAnother)
        .run("asked again and again", SeenStages::askedAgain)
        .run("inside of others", SeenStages::insideOfOthers)
        .run("losers that are handled", SeenStages::handledLosers)
        .run("later than it failed", SeenStages::later)
        .end();
  }

  private static void askedWhenDone() throws Exception {
    asked(CompletableFuture::join);
    asked(future -> future.getNow(1));
    asked(SeenStages::get);
    asked(SeenStages::getInTime);
    asked(CompletableFuture::isCompletedExceptionally);
    // It tells that it failed, if not why.
    asked(future -> future.thenApply(one -> one).isCompletedExceptionally());
  }

  private static void asked(Consumer<CompletableFuture<Integer>> how) throws Exception {
    CompletableFuture<Integer> future = supplyAsync(Work::fails);
    Work.awaitDone(future);
    quietly(() -> how.accept(future));
    CompletableFuture<Integer> stage = supplyAsync(Work::succeeds).thenApply(one -> Work.fails());
    Work.awaitDone(stage);
    quietly(() -> how.accept(stage));
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    Work.elsewhere(() -> promise.completeExceptionally(new IllegalStateException("seen")));
    quietly(() -> how.accept(promise));
  }

  private static void waitedFor() {
    waited(CompletableFuture::join);
    waited(SeenStages::get);
    waited(SeenStages::getInTime);
  }

  private static void waited(Consumer<CompletableFuture<Integer>> how) {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Integer> future = supplyAsync(() -> Work.failsLate(gate));
    runAsync(gate::countDown, task -> Work.daemon(task).start()).join();
    quietly(() -> how.accept(future));
  }

  private static void askedInNewWays() throws Exception {
    if (Work.isFrom(19)) {
      asked(future -> call(future, "exceptionNow"));
      asked(future -> call(future, "resultNow"));
      asked(future -> call(future, "state"));
    }
  }

  private static void call(CompletableFuture<Integer> future, String method) {
    try {
      CompletableFuture.class.getMethod(method).invoke(future);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void callbacks() {
    CountDownLatch gate = new CountDownLatch(1);
    List<CompletableFuture<?>> async = handled(() -> supplyAsync(() -> Work.failsLate(gate), POOL));
    gate.countDown();
    async.forEach(CompletableFuture::join);
  }

  private static void callbacksOfFinished() {
    List<CompletableFuture<?>> async =
        handled(
            () -> {
              CompletableFuture<Integer> future = supplyAsync(Work::fails);
              while (!future.isDone()) {
                Thread.onSpinWait();
              }
              return future;
            });
    async.forEach(CompletableFuture::join);
  }

  private static List<CompletableFuture<?>> handled(Supplier<CompletableFuture<Integer>> start) {
    start.get().handle((one, failure) -> 1);
    start.get().exceptionally(failure -> 1);
    start.get().exceptionallyCompose(failure -> done());
    start.get().whenComplete((one, failure) -> {});
    start.get().whenCompleteAsync((one, failure) -> {}, POOL);
    start.get().thenApply(one -> one).whenComplete((one, failure) -> {});
    start.get().thenCompose(one -> done()).exceptionally(failure -> 1);
    start.get().minimalCompletionStage().handle((one, failure) -> 1);
    start.get().minimalCompletionStage().exceptionally(failure -> 1);
    return List.of(
        start.get().handleAsync((one, failure) -> 1),
        start.get().handleAsync((one, failure) -> 1, POOL),
        start.get().exceptionallyAsync(failure -> 1),
        start.get().exceptionallyAsync(failure -> 1, POOL),
        start.get().exceptionallyComposeAsync(failure -> done()));
  }

  private static void throughDependents() {
    seen(supplyAsync(Work::fails).thenApply(one -> one));
    seen(supplyAsync(Work::fails).thenApplyAsync(one -> one));
    seen(supplyAsync(Work::fails).thenAccept(one -> {}));
    seen(supplyAsync(Work::fails).thenRun(() -> {}));
    seen(supplyAsync(Work::fails).thenCompose(one -> done()));
    seen(supplyAsync(Work::succeeds).thenCompose(one -> supplyAsync(Work::fails)));
    seen(supplyAsync(Work::fails).thenCombine(done(), Integer::sum));
    seen(done().thenCombine(supplyAsync(Work::fails), Integer::sum));
    seen(supplyAsync(Work::fails).thenAcceptBoth(done(), (one, two) -> {}));
    seen(supplyAsync(Work::fails).runAfterBoth(done(), () -> {}));
    seen(supplyAsync(Work::fails).applyToEither(new CompletableFuture<>(), one -> one));
    seen(supplyAsync(Work::fails).acceptEither(new CompletableFuture<>(), one -> {}));
    seen(new CompletableFuture<>().runAfterEither(supplyAsync(Work::fails), () -> {}));
    seen(supplyAsync(Work::fails).whenComplete((one, failure) -> {}));
    seen(supplyAsync(Work::fails).orTimeout(30, SECONDS));
    seen(supplyAsync(Work::fails).completeOnTimeout(1, 30, SECONDS));
    seen(new CompletableFuture<Integer>().completeAsync(Work::fails));
    seen(supplyAsync(Work::fails).toCompletableFuture());
    seen(
        supplyAsync(Work::fails)
            .thenApply(one -> one)
            .thenApplyAsync(one -> one)
            .thenCompose(one -> done())
            .thenAccept(one -> {}));
    seen(done().thenApply(one -> Work.fails()));
    seen(supplyAsync(Work::fails).handle((one, failure) -> Work.fails()));
    seen(supplyAsync(Work::fails).exceptionally(failure -> Work.fails()));
    seen(supplyAsync(Work::fails).exceptionallyCompose(failure -> supplyAsync(Work::fails)));
    seen(supplyAsync(Work::succeeds).whenComplete((one, failure) -> Work.fails()));
  }

  private static void throughSeveral() {
    seen(allOf(supplyAsync(Work::fails), done()));
    seen(anyOf(supplyAsync(Work::fails), new CompletableFuture<>()));
    List<CompletableFuture<Integer>> all =
        IntStream.range(0, 20).mapToObj(i -> supplyAsync(Work::fails)).toList();
    // One of the twenty failures is thrown; whoever asks for all of them has to do with each.
    quietly(() -> allOf(all.toArray(new CompletableFuture<?>[0])).join());
    CompletableFuture<Integer> each = supplyAsync(Work::fails);
    allOf(each, done());
    seen(each);
    List<CompletableFuture<Integer>> asked = List.of(supplyAsync(Work::fails), done());
    allOf(asked.toArray(new CompletableFuture<?>[0])).handle((none, failure) -> 1).join();
    allOf(supplyAsync(Work::fails), runAsync(Work::fails)).whenComplete((none, failure) -> {});
    CompletableFuture<Integer> first = supplyAsync(Work::fails);
    CompletableFuture<Integer> second = supplyAsync(Work::fails);
    seen(first.thenCombine(second, Integer::sum));
  }

  private static void throughCopies() {
    seen(supplyAsync(Work::fails).copy());
    seen(supplyAsync(Work::fails).minimalCompletionStage().toCompletableFuture());
    seen(supplyAsync(Work::fails).copy().thenApply(one -> one));
    CompletionStage<Integer> stage = supplyAsync(Work::fails).minimalCompletionStage();
    seen(stage.thenApply(one -> one).toCompletableFuture());
    CompletableFuture<Integer> source = supplyAsync(Work::fails);
    source.copy();
    seen(source);
  }

  /** Every future that carries the same failure is looked at by looking at one. */
  private static void oneOfTwoChains() {
    CompletableFuture<Integer> source = supplyAsync(Work::fails);
    source.thenApply(one -> one);
    source.thenAccept(one -> {});
    seen(source);
    CompletableFuture<Integer> other = supplyAsync(Work::fails);
    other.thenAccept(one -> {});
    seen(other.thenApply(one -> one));
    CompletableFuture<Integer> third = supplyAsync(Work::fails);
    third.thenRun(() -> {});
    third.exceptionally(failure -> 1);
  }

  private static void byAnother() throws Exception {
    CompletableFuture<Integer> future = supplyAsync(Work::fails);
    Work.elsewhere(() -> seen(future));
    CompletableFuture<Integer> other = supplyAsync(Work::fails);
    Work.awaitDone(other);
    POOL.submit(() -> seen(other)).get();
    AtomicReference<CompletableFuture<Integer>> field =
        new AtomicReference<>(supplyAsync(Work::fails));
    runAsync(() -> field.get().exceptionally(failure -> 1)).join();
  }

  private static void askedAgain() {
    CompletableFuture<Integer> future = supplyAsync(Work::fails);
    for (int i = 0; i < 100 && !future.isCompletedExceptionally(); i++) {
      try {
        future.get(100, MILLISECONDS);
      } catch (Exception timeOutOrFailure) {
        Thread.onSpinWait();
      }
    }
  }

  private static void insideOfOthers() {
    seen(supplyAsync(() -> supplyAsync(Work::fails)).join());
    seen(supplyAsync(() -> supplyAsync(Work::fails)).thenCompose(inner -> inner));
    supplyAsync(() -> supplyAsync(Work::fails).exceptionally(failure -> 1)).join();
  }

  private static void handledLosers() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Integer> slow =
        supplyAsync(() -> Work.failsLate(gate)).exceptionally(failure -> 1);
    anyOf(slow, done()).join();
    gate.countDown();
    CountDownLatch second = new CountDownLatch(1);
    CompletableFuture<Integer> other = supplyAsync(() -> Work.failsLate(second));
    anyOf(other, done()).join();
    other.cancel(true);
    second.countDown();
    slow.join();
  }

  private static void later() throws Exception {
    CompletableFuture<Integer> future = supplyAsync(Work::fails);
    CompletableFuture<Integer> built = future.thenApply(one -> one);
    Work.awaitDone(built);
    Thread.sleep(20);
    System.gc();
    Thread.sleep(20);
    seen(built);
  }

  private static void seen(CompletableFuture<?> future) {
    try {
      future.join();
      throw new AssertionError("it did not fail");
    } catch (RuntimeException expected) {
      return;
    }
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException expected) {
      return;
    }
  }

  private static void get(CompletableFuture<Integer> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void getInTime(CompletableFuture<Integer> future) {
    try {
      future.get(30, SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
