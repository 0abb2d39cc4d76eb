package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static dev.selvedge.agent.cases.futures.Work.TIMER;
import static dev.selvedge.agent.cases.futures.Work.done;
import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.anyOf;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.selvedge.agent.cases.support.Cases;
import dev.selvedge.agent.cases.support.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeoutException;

/** Work that succeeds and that nobody waits for. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class Forgotten {

  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("started", Forgotten::started)
        .run("stages", Forgotten::stages)
        .run("submitted", Forgotten::submitted)
        .run("forked", Forgotten::forked)
        .run("several", Forgotten::several)
        .run("kept", Forgotten::kept)
        .run("asked too early", Forgotten::askedTooEarly)
        .run("nested", Forgotten::nested)
        .run("by others", Forgotten::byOthers)
        .run("with a call", Forgotten::withCall)
        .end();
  }

  private static void started() {
    supplyAsync(Work::succeeds); // FINDING: ForgottenFuture
    runAsync(Work::succeeds); // FINDING: ForgottenFuture
    supplyAsync(Work::succeeds, POOL); // FINDING: ForgottenFuture
    runAsync(Work::succeeds, POOL); // FINDING: ForgottenFuture
    runAsync(Work::succeeds, task -> Work.daemon(task).start()); // FINDING: ForgottenFuture
  }

  private static void stages() {
    supplyAsync(Work::succeeds).thenRunAsync(() -> {}, POOL); // FINDING: ForgottenFuture
    supplyAsync(Work::succeeds).thenApply(one -> one); // FINDING: ForgottenFuture
    supplyAsync(Work::succeeds).thenAccept(one -> {}); // FINDING: ForgottenFuture
    supplyAsync(Work::succeeds).thenApplyAsync(one -> one); // FINDING: ForgottenFuture
    supplyAsync(Work::succeeds).thenCompose(one -> done()); // FINDING: ForgottenFuture
    supplyAsync(Work::succeeds).thenCombine(done(), Integer::sum); // FINDING: ForgottenFuture
  }

  private static void submitted() {
    POOL.submit(Work::succeeds); // FINDING: ForgottenFuture
    POOL.submit((Runnable) Work::succeeds); // FINDING: ForgottenFuture
    POOL.submit(Work::succeeds, 1); // FINDING: ForgottenFuture
    TIMER.submit(Work::succeeds); // FINDING: ForgottenFuture
    ForkJoinPool.commonPool().submit(Work::succeeds); // FINDING: ForgottenFuture
    ForkJoinPool.commonPool().submit((Runnable) Work::succeeds); // FINDING: ForgottenFuture
    new ExecutorCompletionService<Integer>(POOL).submit(Work::succeeds); // FINDING: ForgottenFuture
  }

  private static void forked() {
    new One().fork(); // FINDING: ForgottenFuture
    ForkJoinTask.adapt(Work::succeeds).fork(); // FINDING: ForgottenFuture
  }

  private static void several() {
    allOf(supplyAsync(Work::succeeds), done()); // FINDING: ForgottenFuture
    anyOf(supplyAsync(Work::succeeds), new CompletableFuture<>()); // FINDING: ForgottenFuture
    for (int i = 0; i < 3; i++) {
      POOL.submit(Work::succeeds); // FINDING: ForgottenFuture x3
    }
  }

  /** To keep it is not to wait for it. */
  private static void kept() {
    CompletableFuture<Integer> first = supplyAsync(Work::succeeds);
    CompletableFuture<Integer> second = first.thenApply(one -> one + 1);
    CompletableFuture<Void> last = second.thenAccept(two -> {}); // FINDING: ForgottenFuture
    KEPT.add(last);
    KEPT.add(POOL.submit(Work::succeeds)); // FINDING: ForgottenFuture
    KEPT.add(returned());
  }

  private static Future<Integer> returned() {
    return POOL.submit(Work::succeeds); // FINDING: ForgottenFuture
  }

  private static void askedTooEarly() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Future<Integer> task = POOL.submit(() -> Work.succeedsLate(gate)); // FINDING: ForgottenFuture
    if (task.isDone()) {
      throw new AssertionError();
    }
    try {
      task.get(1, MILLISECONDS);
      throw new AssertionError();
    } catch (TimeoutException expected) {
      gate.countDown();
    }
    CountDownLatch second = new CountDownLatch(1);
    var stage = supplyAsync(() -> Work.succeedsLate(second)); // FINDING: ForgottenFuture
    stage.getNow(7);
    second.countDown();
  }

  private static void nested() {
    supplyAsync(() -> supplyAsync(Work::succeeds)).join(); // FINDING: ForgottenFuture
    runAsync(() -> POOL.submit(Work::succeeds)).join(); // FINDING: ForgottenFuture
  }

  private static void byOthers() throws Exception {
    Work.elsewhere(() -> supplyAsync(Work::succeeds)); // FINDING: ForgottenFuture
    Callable<Future<Integer>> submitting =
        () -> POOL.submit(Work::succeeds); // FINDING: ForgottenFuture
    POOL.submit(submitting).get();
  }

  /** What a client of the JDK completes for itself meanwhile is no future of anybody else. */
  private static void withCall() {
    CountDownLatch asked = new CountDownLatch(3);
    POOL.submit(() -> asks(asked)); // FINDING: ForgottenFuture
    supplyAsync(() -> asks(asked), POOL); // FINDING: ForgottenFuture
    supplyAsync(Work::succeeds, POOL).thenApply(one -> asks(asked)); // FINDING: ForgottenFuture
    Work.await(asked);
    CountDownLatch told = new CountDownLatch(1);
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    POOL.submit(
        () -> {
          answer.complete(Peer.answers());
          told.countDown();
        });
    answer.join();
    Work.await(told);
  }

  private static int asks(CountDownLatch asked) {
    int status = Peer.answers();
    asked.countDown();
    return status;
  }

  private static final class One extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    protected Integer compute() {
      return 1;
    }
  }
}
