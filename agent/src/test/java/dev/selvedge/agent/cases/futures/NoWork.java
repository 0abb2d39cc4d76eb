package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static dev.selvedge.agent.cases.futures.Work.TIMER;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static java.util.concurrent.CompletableFuture.failedStage;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;

/** Futures that stand for no work, and work that has no future: nobody owes them anything. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class NoWork {

  private static final List<Object> KEPT = Collections.synchronizedList(new ArrayList<>());

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("values", NoWork::values)
        .run("promises", NoWork::promises)
        .run("signals", NoWork::signals)
        .run("executed", NoWork::executed)
        .run("what the JDK makes", NoWork::madeByTheJdk)
        .run("many", NoWork::many)
        .end();
  }

  private static void values() {
    failedFuture(new IllegalStateException("a value"));
    failedStage(new IllegalStateException("a value"));
    KEPT.add(failed());
    completedFuture(1);
    completedFuture(1).thenApply(one -> one);
    completedFuture(1).copy();
    CompletableFuture.allOf();
    CompletableFuture.allOf(completedFuture(1), completedFuture(2));
    CompletionStage<Integer> stage = CompletableFuture.completedStage(1);
    stage.thenApply(one -> one);
  }

  /** A future failed by its own maker, before anybody else has it. */
  private static CompletableFuture<Integer> failed() {
    CompletableFuture<Integer> failed = new CompletableFuture<>();
    failed.completeExceptionally(new IllegalStateException("a value"));
    return failed;
  }

  private static void promises() throws Exception {
    KEPT.add(new CompletableFuture<Integer>());
    KEPT.add(new CompletableFuture<Integer>().thenApply(one -> one));
    CompletableFuture<Integer> answered = new CompletableFuture<>();
    answered.thenAccept(one -> {});
    Work.elsewhere(() -> answered.complete(1));
    CompletableFuture<Integer> unused = new CompletableFuture<>();
    Work.elsewhere(() -> unused.complete(1));
  }

  private static void signals() {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    stop.thenRun(() -> {});
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    CompletableFuture.anyOf(stop, stopped);
    stopped.complete(null);
  }

  private static void executed() throws Exception {
    CountDownLatch told = new CountDownLatch(3);
    POOL.execute(told::countDown);
    TIMER.execute(told::countDown);
    new Thread(told::countDown).start();
    Work.await(told);
  }

  /** Whose futures the JDK itself drops. */
  private static void madeByTheJdk() throws Exception {
    CountDownLatch got = new CountDownLatch(2);
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
      publisher.consume(each -> got.countDown());
      publisher.submit(1);
      publisher.submit(2);
      Work.await(got);
    }
    CompletableFuture<Integer> timed = new CompletableFuture<>();
    timed.completeOnTimeout(7, 1, MILLISECONDS).join();
    List<Callable<Integer>> tasks = List.of(Work::succeeds, Work::succeeds);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (Future<Integer> each : pool.invokeAll(tasks)) {
      each.get();
    }
    pool.invokeAny(tasks);
    Work.close(pool);
    KEPT.add(IntStream.range(0, 1_000).parallel().sum());
  }

  private static void many() {
    for (int i = 0; i < 1_000; i++) {
      new CompletableFuture<Integer>().complete(i);
      failed();
      POOL.execute(() -> {});
    }
  }
}
