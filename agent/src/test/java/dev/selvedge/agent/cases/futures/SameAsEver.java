package dev.selvedge.agent.cases.futures;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Same;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Futures and executors that are not as they should be: they are the same with the agent. */
@SuppressWarnings("FutureReturnValueIgnored") // many throw
public final class SameAsEver {

  public static void main(String[] args) {
    Same.in("hostile futures", SameAsEver::hostile);
    Same.in("no dependents", SameAsEver::noDependents);
    Same.in("rejecting executors", SameAsEver::rejecting);
    Same.in("no threads", SameAsEver::noThreads);
    Same.in("hostile failures", SameAsEver::hostileFailures);
    Same.in("hostile tasks", SameAsEver::hostileTasks);
    Same.in("nulls", SameAsEver::nulls);
    Same.in("answers", SameAsEver::answers);
    Same.in("strange executors", SameAsEver::strangeExecutors);
    Same.end();
  }

  private static void hostile() throws Exception {
    int asked = Hostile.ASKED.get();
    Hostile<Integer> future = new Hostile<>();
    future.completeAsync(() -> 1);
    Same.are("a stage of it", future.thenApply(one -> one + 1).join(), 2);
    Hostile<Integer> failed = new Hostile<>();
    failed.completeAsync(Work::fails);
    Throwable failure = Same.failure(failed::join);
    Same.are("its failure", failure.getClass(), CompletionException.class);
    Same.are("its cause", failure.getCause().getMessage(), "lost");
    new Hostile<Integer>().completeAsync(Work::fails);
    new Hostile<Integer>().completeAsync(Work::succeeds);
    CompletableFuture.allOf(new Hostile<>(), failed);
    Same.are("how often it was asked", Hostile.ASKED.get(), asked);
  }

  private static void noDependents() {
    NoDependents<Integer> future = new NoDependents<>();
    Same.are("then", future.thenApply(one -> one), null);
    Same.are("thenAsync", future.thenApplyAsync(one -> one), null);
    Same.are("copy", future.copy(), null);
    Same.are("handle", future.handle((one, e) -> 1), null);
    future.complete(1);
    Same.are("then, done", Same.failure(() -> future.thenApply(one -> one)).getClass(), npe());
    Same.are("its value", future.join(), 1);
    Throwing<Integer> throwing = new Throwing<>();
    Same.are(
        "a stage of one that throws",
        Same.failure(() -> throwing.thenApply(one -> one)).getMessage(),
        "no dependents");
    Same.are(
        "its executor",
        Same.failure(() -> throwing.thenApplyAsync(one -> one)).getMessage(),
        "no executor");
  }

  private static Class<?> npe() {
    return NullPointerException.class;
  }

  private static void rejecting() throws Exception {
    Executor refuses =
        task -> {
          throw new RejectedExecutionException("refused");
        };
    Same.are(
        "supplyAsync",
        Same.failure(() -> CompletableFuture.supplyAsync(Work::succeeds, refuses)).getMessage(),
        "refused");
    CompletableFuture<Integer> stage =
        CompletableFuture.completedFuture(1).thenApplyAsync(one -> one, refuses);
    Same.are(
        "a stage",
        Same.failure(stage::join).getCause().getClass(),
        RejectedExecutionException.class);
    ExecutorService closed = Executors.newFixedThreadPool(1);
    closed.shutdown();
    Same.are(
        "submit",
        Same.failure(() -> closed.submit(Work::succeeds)).getClass(),
        RejectedExecutionException.class);
    Same.are(
        "invokeAll",
        Same.failure(() -> closed.invokeAll(List.of(Work::succeeds))).getClass(),
        RejectedExecutionException.class);
    ExecutorService fork = Executors.newWorkStealingPool(1);
    fork.shutdown();
    Same.are(
        "submit to fork-join",
        Same.failure(() -> fork.submit(Work::succeeds)).getClass(),
        RejectedExecutionException.class);
    Executor drops = task -> {};
    Same.are("dropped", CompletableFuture.supplyAsync(Work::succeeds, drops).isDone(), false);
  }

  private static void noThreads() throws Exception {
    ExecutorService none = Executors.newFixedThreadPool(1, task -> null);
    Future<Integer> never = none.submit(Work::succeeds);
    Same.are("without a thread", never.isDone(), false);
    Same.are("what is left", none.shutdownNow(), List.of(never));
    Same.that("it ends", none.awaitTermination(30, SECONDS));
    ExecutorService throwing =
        Executors.newFixedThreadPool(
            1,
            task -> {
              throw new IllegalStateException("no thread");
            });
    Same.are(
        "a factory that throws",
        Same.failure(() -> throwing.submit(Work::succeeds)).getMessage(),
        "no thread");
    throwing.shutdownNow();
    Same.that("it ends as well", throwing.awaitTermination(30, SECONDS));
    Same.are(
        "no factory", Same.failure(() -> Executors.newFixedThreadPool(1, null)).getClass(), npe());
  }

  private static void hostileFailures() throws Exception {
    Future<Integer> task = Work.POOL.submit(SameAsEver::failsHostilely);
    // Who wraps it asks it.
    Same.are("how it fails", Same.failure(task::get).getMessage(), "asked");
    Work.POOL.submit(SameAsEver::failsHostilely);
    RuntimeException reticent = new Reticent();
    CompletableFuture<Integer> stage =
        CompletableFuture.supplyAsync(() -> Work.failsWith(reticent));
    Same.are("how it fails", stage.handle((one, failure) -> failure.getClass()).join(), wrapped());
    CompletableFuture.supplyAsync(() -> Work.failsWith(new Reticent())).thenApply(one -> one);
    Cyclic cyclic = new Cyclic();
    Same.are(
        "a cycle",
        Same.failure(Work.POOL.submit(() -> Work.failsWith(cyclic))::get).getCause(),
        cyclic);
    Work.POOL.submit(() -> Work.failsWith(new Cyclic()));
  }

  private static Class<?> wrapped() {
    return CompletionException.class;
  }

  private static int failsHostilely() {
    throw new HostileFailure();
  }

  private static void hostileTasks() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Callable<Integer> callable =
        new Callable<>() {
          @Override
          public Integer call() {
            return 1;
          }

          @Override
          public String toString() {
            asked.incrementAndGet();
            throw new IllegalStateException("asked");
          }

          @Override
          public int hashCode() {
            asked.incrementAndGet();
            throw new IllegalStateException("asked");
          }

          @Override
          public boolean equals(Object other) {
            asked.incrementAndGet();
            throw new IllegalStateException("asked");
          }
        };
    Same.are("its value", Work.POOL.submit(callable).get(), 1);
    Work.POOL.submit(callable);
    FutureTask<Integer> unusual = new UnusualTask();
    Work.POOL.execute(unusual);
    Same.are("a task of its own", unusual.get(), 1);
    Same.are("how often it was asked", asked.get(), 0);
  }

  private static void nulls() {
    CompletableFuture<Integer> future = CompletableFuture.completedFuture(1);
    Same.are("supply", Same.failure(() -> CompletableFuture.supplyAsync(null)).getClass(), npe());
    Same.are("run", Same.failure(() -> CompletableFuture.runAsync(null)).getClass(), npe());
    Same.are(
        "on nothing",
        Same.failure(() -> CompletableFuture.runAsync(() -> {}, null)).getClass(),
        npe());
    Same.are("then", Same.failure(() -> future.thenApply(null)).getClass(), npe());
    Same.are("handle", Same.failure(() -> future.handle(null)).getClass(), npe());
    Same.are("fail", Same.failure(() -> future.completeExceptionally(null)).getClass(), npe());
    Same.are(
        "allOf",
        Same.failure(() -> CompletableFuture.allOf((CompletableFuture<?>) null)).getClass(),
        npe());
    Same.are("submit", Same.failure(() -> Work.POOL.submit((Runnable) null)).getClass(), npe());
    Same.are("invokeAll", Same.failure(() -> Work.POOL.invokeAll(null)).getClass(), npe());
    Function<Integer, CompletableFuture<Integer>> none = one -> null;
    Same.are(
        "compose",
        Same.failure(() -> future.thenCompose(none).join()).getCause().getClass(),
        npe());
  }

  private static void answers() throws Exception {
    CompletableFuture<Integer> failed = CompletableFuture.supplyAsync(Work::fails);
    Throwable first = Same.failure(failed::join);
    Throwable second = Same.failure(failed::get);
    Same.are("the same cause", second.getCause(), first.getCause());
    Same.are("its frames", first.getCause().getStackTrace()[0].getMethodName(), "fails");
    Same.are("suppressed", first.getCause().getSuppressed().length, 0);
    CompletableFuture<Integer> stage = failed.thenApply(one -> one);
    Same.are("through a stage", Same.failure(stage::join).getCause(), first.getCause());
    Same.are("dependents", failed.getNumberOfDependents(), 0);
    CompletableFuture<Integer> open = new CompletableFuture<>();
    open.thenApply(one -> one);
    Same.are("dependents of an open one", open.getNumberOfDependents(), 1);
    Same.that("its text", open.toString().endsWith("[Not completed, 1 dependents]"));
  }

  private static void strangeExecutors() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          protected <T> FutureTask<T> newTaskFor(Callable<T> callable) {
            return null;
          }
        };
    Same.are("no future", Same.failure(() -> pool.submit(Work::succeeds)).getClass(), npe());
    Work.close(pool);
    Executor twice =
        task -> {
          task.run();
          task.run();
        };
    Same.are("twice", CompletableFuture.supplyAsync(Work::succeeds, twice).join(), 1);
    CompletableFuture<Integer> failedTwice = CompletableFuture.supplyAsync(Work::fails, twice);
    Same.are("failed twice", failedTwice.isCompletedExceptionally(), true);
  }

  /** Throws at whoever asks it what it is. */
  private static final class Hostile<T> extends CompletableFuture<T> {
    static final AtomicInteger ASKED = new AtomicInteger();

    @Override
    public String toString() {
      ASKED.incrementAndGet();
      throw new IllegalStateException("asked");
    }

    @Override
    public int hashCode() {
      ASKED.incrementAndGet();
      throw new IllegalStateException("asked");
    }

    @Override
    public boolean equals(Object other) {
      ASKED.incrementAndGet();
      throw new IllegalStateException("asked");
    }

    @Override
    public boolean isDone() {
      ASKED.incrementAndGet();
      throw new IllegalStateException("asked");
    }

    @Override
    public boolean isCompletedExceptionally() {
      ASKED.incrementAndGet();
      throw new IllegalStateException("asked");
    }
  }

  private static final class NoDependents<T> extends CompletableFuture<T> {
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return null;
    }
  }

  private static final class Throwing<T> extends CompletableFuture<T> {
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      throw new IllegalStateException("no dependents");
    }

    @Override
    public Executor defaultExecutor() {
      throw new IllegalStateException("no executor");
    }
  }

  @SuppressWarnings({"ThrowableEqualsHashCode", "UnsynchronizedOverridesSynchronized"})
  private static final class HostileFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("asked");
    }

    @Override
    public Throwable getCause() {
      throw new IllegalStateException("asked");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("asked");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("asked");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("asked");
    }
  }

  /** Says what it is, and nothing else. */
  @SuppressWarnings({"ThrowableEqualsHashCode", "UnsynchronizedOverridesSynchronized"})
  private static final class Reticent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public Throwable getCause() {
      throw new IllegalStateException("asked");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("asked");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("asked");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("asked");
    }
  }

  /** Its cause is one that has it as its cause. */
  private static final class Cyclic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cyclic() {
      initCause(new IllegalStateException(this));
    }
  }

  private static final class UnusualTask extends FutureTask<Integer> {
    UnusualTask() {
      super(Work::succeeds);
    }

    @Override
    public boolean isDone() {
      throw new IllegalStateException("asked");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("asked");
    }
  }
}
