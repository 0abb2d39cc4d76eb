package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/** Failures that are seen elsewhere than in the future that nobody asks. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class PassedOn {

  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("to a promise", PassedOn::toPromise)
        .run("to a promise and on", PassedOn::toPromiseAndOn)
        .run("by setException", PassedOn::bySetException)
        .run("suppressed", PassedOn::suppressed)
        .run("rethrown", PassedOn::rethrown)
        .run("wrapped", PassedOn::wrapped)
        .run("the same failure", PassedOn::sameFailure)
        .run("to a handler of the thread", PassedOn::toHandler)
        .run("to a promise that is lost", PassedOn::toLostPromise)
        .end();
  }

  /** A promise that the task itself fails, and its own failure is the same. */
  private static void toPromise() {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    runAsync(() -> failing(promise));
    seen(promise);
    CompletableFuture<Integer> other = new CompletableFuture<>();
    POOL.submit(() -> failing(other));
    seen(other);
    CompletableFuture<Integer> third = new CompletableFuture<>();
    supplyAsync(Work::fails)
        .whenComplete(
            (one, failure) -> {
              if (failure == null) {
                third.complete(one);
              } else {
                third.completeExceptionally(failure);
              }
            });
    seen(third);
  }

  private static void failing(CompletableFuture<Integer> promise) {
    RuntimeException failure = new IllegalStateException("passed on");
    promise.completeExceptionally(failure);
    throw failure;
  }

  private static void toPromiseAndOn() {
    CompletableFuture<Integer> first = new CompletableFuture<>();
    CompletableFuture<Integer> second = new CompletableFuture<>();
    first.whenComplete((one, failure) -> second.completeExceptionally(failure));
    POOL.submit(() -> failing(first));
    seen(second.thenApply(one -> one));
  }

  private static void bySetException() throws Exception {
    AtomicReference<Settable> settable = new AtomicReference<>(new Settable());
    POOL.submit(
            () -> {
              RuntimeException failure = new IllegalStateException("passed on");
              settable.get().setException(failure);
              throw failure;
            })
        .isDone();
    seen(settable.get());
  }

  private static void suppressed() throws Exception {
    RuntimeException collected = new IllegalStateException("all of them");
    List<Callable<Integer>> tasks = List.of(Work::fails, Work::fails);
    for (Future<Integer> each : POOL.invokeAll(tasks)) {
      try {
        each.get();
      } catch (ExecutionException e) {
        collected.addSuppressed(e.getCause());
      }
    }
    RuntimeException lost = new IllegalStateException("suppressed");
    CompletableFuture<Integer> future = supplyAsync(() -> Work.failsWith(lost));
    collected.addSuppressed(lost);
    Work.awaitDone(future);
    seen(supplyAsync(() -> Work.failsWith(collected)));
  }

  /** What a task that failed has got from another. */
  private static void rethrown() throws Exception {
    CompletableFuture<Integer> source = supplyAsync(Work::fails);
    CompletableFuture<Integer> unseen = source.thenApply(one -> one);
    Work.awaitDone(unseen);
    seen(supplyAsync(() -> source.join()));
    Future<Integer> task = POOL.submit(Work::fails);
    Work.awaitDone(task);
    seen(POOL.submit(() -> task.get()));
  }

  private static void wrapped() throws Exception {
    RuntimeException root = new IllegalStateException("root");
    Future<Integer> unseen = POOL.submit(() -> Work.failsWith(root));
    Work.awaitDone(unseen);
    seen(supplyAsync(() -> Work.failsWith(new IllegalArgumentException("wrapped", root))));
    RuntimeException other = new IllegalStateException("root");
    CompletableFuture<Integer> lost =
        supplyAsync(() -> Work.failsWith(new CompletionException(other)));
    Work.awaitDone(lost);
    seen(supplyAsync(() -> Work.failsWith(other)));
  }

  /** Several futures fail with one failure. */
  private static void sameFailure() throws Exception {
    RuntimeException failure = new IllegalStateException("shared");
    CompletableFuture<Integer> first = new CompletableFuture<>();
    CompletableFuture<Integer> second = new CompletableFuture<>();
    List<CompletableFuture<Integer>> waiting = List.of(first, second, new CompletableFuture<>());
    Work.elsewhere(() -> waiting.forEach(each -> each.completeExceptionally(failure)));
    seen(second);
    RuntimeException ofTasks = new IllegalStateException("shared by tasks");
    KEPT.add(POOL.submit(() -> Work.failsWith(ofTasks)));
    KEPT.add(supplyAsync(() -> Work.failsWith(ofTasks)));
    seen(POOL.submit(() -> Work.failsWith(ofTasks)));
  }

  /** Who logs it has seen it. */
  private static void toHandler() throws Exception {
    AtomicReference<Throwable> logged = new AtomicReference<>();
    CountDownLatch told = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              CompletableFuture<Integer> future = supplyAsync(Work::fails);
              future.thenApply(one -> one);
              future.join();
            });
    thread.setUncaughtExceptionHandler(
        (failed, failure) -> {
          logged.set(failure);
          told.countDown();
        });
    thread.start();
    thread.join();
    Work.await(told);
    if (!(logged.get() instanceof CompletionException)) {
      throw new AssertionError(logged.get());
    }
    RuntimeException rethrown = new IllegalStateException("logged by the handler");
    CompletableFuture<Integer> lost = supplyAsync(() -> Work.failsWith(rethrown));
    Work.awaitDone(lost);
    Thread other = new Thread(() -> Work.failsWith(rethrown));
    other.setUncaughtExceptionHandler((failed, failure) -> logged.set(failure));
    other.start();
    other.join();
  }

  /** The duty moves along: the one that nobody asks is the promise at the end. */
  private static void toLostPromise() throws Exception {
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    supplyAsync(Work::fails)
        .whenComplete(
            (one, failure) -> promise.completeExceptionally(failure)); // FINDING: LostFailure
    Work.awaitDone(promise);
    CompletableFuture<Integer> value = failedFuture(new IllegalStateException("a value"));
    KEPT.add(value);
  }

  private static void seen(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException expected) {
      return;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new AssertionError("it did not fail");
  }

  /** A future that is set from outside, as libraries have them. */
  private static final class Settable extends FutureTask<Integer> {
    Settable() {
      super(Work::succeeds);
    }

    @Override
    protected void setException(Throwable failure) {
      super.setException(failure);
    }
  }
}
