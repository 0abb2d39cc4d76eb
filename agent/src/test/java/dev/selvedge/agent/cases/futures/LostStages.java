package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static dev.selvedge.agent.cases.futures.Work.done;
import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.anyOf;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.agent.cases.support.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Failures of stages that nobody looks at. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class LostStages {

  private static final List<Object> KEPT = new ArrayList<>();

  private CompletableFuture<Integer> field;

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("started", LostStages::started)
        .run("started on odd executors", LostStages::startedElsewhere)
        .run("async stages", LostStages::asyncStages)
        .run("async stages of two", LostStages::asyncStagesOfTwo)
        .run("async stages on a pool", LostStages::asyncStagesOnPool)
        .run("stages built on work", LostStages::built)
        .run("stages that look and fail", LostStages::lookedAndFailed)
        .run("composed", LostStages::composed)
        .run("several", LostStages::several)
        .run("copies", LostStages::copies)
        .run("lines", LostStages::lines)
        .run("handed about", LostStages::handedAbout)
        .run("half seen", LostStages::halfSeen)
        .run("only waited for", LostStages::onlyWaitedFor)
        .run("nested", LostStages::nested)
        .run("too late for anyOf", LostStages::tooLate)
        .run("errors", LostStages::errors)
        .end();
  }

  private static void started() {
    supplyAsync(Work::fails); // FINDING: LostFailure
    runAsync(Work::fails); // FINDING: LostFailure
    supplyAsync(Work::fails, POOL); // FINDING: LostFailure
    runAsync(Work::fails, POOL); // FINDING: LostFailure
    new CompletableFuture<Integer>().completeAsync(Work::fails); // FINDING: LostFailure
    new CompletableFuture<Integer>().completeAsync(Work::fails, POOL); // FINDING: LostFailure
  }

  private static void startedElsewhere() throws Exception {
    supplyAsync(Work::fails, Runnable::run); // FINDING: LostFailure
    supplyAsync(Work::fails, task -> Work.daemon(task).start()); // FINDING: LostFailure
    var later = supplyAsync(Work::fails, delayedExecutor(1, MILLISECONDS)); // FINDING: LostFailure
    Work.awaitDone(later);
    ExecutorService closed = Executors.newSingleThreadExecutor();
    supplyAsync(Work::fails, closed); // FINDING: LostFailure
    Work.close(closed);
  }

  private static void asyncStages() {
    done().thenApplyAsync(one -> Work.fails()); // FINDING: LostFailure
    done().thenAcceptAsync(one -> Work.fails()); // FINDING: LostFailure
    done().thenRunAsync(Work::fails); // FINDING: LostFailure
    done().thenComposeAsync(one -> supplyAsync(Work::fails)); // FINDING: LostFailure
    done().handleAsync((one, failure) -> Work.fails()); // FINDING: LostFailure
    done().whenCompleteAsync((one, failure) -> Work.fails()); // FINDING: LostFailure
    supplyAsync(Work::fails).exceptionallyAsync(failure -> Work.fails()); // FINDING: LostFailure
    supplyAsync(Work::fails).thenApplyAsync(one -> one); // FINDING: LostFailure
    supplyAsync(Work::fails).thenRunAsync(() -> {}); // FINDING: LostFailure
  }

  private static void asyncStagesOfTwo() {
    done().thenCombineAsync(done(), (one, two) -> Work.fails()); // FINDING: LostFailure
    done().thenAcceptBothAsync(done(), (one, two) -> Work.fails()); // FINDING: LostFailure
    done().runAfterBothAsync(done(), Work::fails); // FINDING: LostFailure
    done().applyToEitherAsync(done(), one -> Work.fails()); // FINDING: LostFailure
    done().acceptEitherAsync(done(), one -> Work.fails()); // FINDING: LostFailure
    done().runAfterEitherAsync(done(), Work::fails); // FINDING: LostFailure
    supplyAsync(Work::fails).thenCombineAsync(done(), (one, two) -> 1); // FINDING: LostFailure
    done().thenCombineAsync(supplyAsync(Work::fails), (one, two) -> 1); // FINDING: LostFailure
  }

  private static void asyncStagesOnPool() {
    done().thenApplyAsync(one -> Work.fails(), POOL); // FINDING: LostFailure
    done().thenAcceptAsync(one -> Work.fails(), POOL); // FINDING: LostFailure
    done().thenRunAsync(Work::fails, POOL); // FINDING: LostFailure
    done().thenCombineAsync(done(), (one, two) -> Work.fails(), POOL); // FINDING: LostFailure
    done().runAfterEitherAsync(done(), Work::fails, POOL); // FINDING: LostFailure
    done().handleAsync((one, failure) -> Work.fails(), POOL); // FINDING: LostFailure
  }

  private static void built() {
    supplyAsync(Work::succeeds).thenApply(one -> Work.fails()); // FINDING: LostFailure
    supplyAsync(Work::fails).thenApply(one -> one); // FINDING: LostFailure
    supplyAsync(Work::fails).thenAccept(one -> {}); // FINDING: LostFailure
    supplyAsync(Work::fails).thenRun(() -> {}); // FINDING: LostFailure
    supplyAsync(Work::fails).thenCompose(one -> done()); // FINDING: LostFailure
    supplyAsync(Work::fails).thenCombine(done(), Integer::sum); // FINDING: LostFailure
    done().thenCombine(supplyAsync(Work::fails), Integer::sum); // FINDING: LostFailure
    supplyAsync(Work::fails).thenAcceptBoth(done(), (one, two) -> {}); // FINDING: LostFailure
    supplyAsync(Work::fails).runAfterBoth(done(), () -> {}); // FINDING: LostFailure
    supplyAsync(Work::fails).thenApply(one -> one).thenRun(() -> {}); // FINDING: LostFailure
    CompletableFuture<Integer> never = new CompletableFuture<>();
    supplyAsync(Work::fails).applyToEither(never, one -> one); // FINDING: LostFailure
    supplyAsync(Work::fails).acceptEither(never, one -> {}); // FINDING: LostFailure
    never.runAfterEither(supplyAsync(Work::fails), () -> {}); // FINDING: LostFailure
  }

  private static void lookedAndFailed() {
    supplyAsync(Work::succeeds).handle((one, failure) -> Work.fails()); // FINDING: LostFailure
    supplyAsync(Work::fails).handle((one, failure) -> Work.fails()); // FINDING: LostFailure
    supplyAsync(Work::succeeds)
        .whenComplete((one, failure) -> Work.fails()); // FINDING: LostFailure
    supplyAsync(Work::fails).exceptionally(failure -> Work.fails()); // FINDING: LostFailure
    supplyAsync(Work::fails)
        .exceptionallyCompose(failure -> supplyAsync(Work::fails)); // FINDING: LostFailure
    supplyAsync(Work::fails)
        .handle((one, failure) -> 1)
        .thenApply(one -> Work.fails()); // FINDING: LostFailure
  }

  private static void composed() {
    supplyAsync(Work::succeeds)
        .thenCompose(one -> supplyAsync(Work::fails)); // FINDING: LostFailure
    done().thenCompose(one -> supplyAsync(Work::fails)); // FINDING: LostFailure
    supplyAsync(Work::succeeds)
        .thenCompose(one -> supplyAsync(Work::fails))
        .thenApply(one -> one); // FINDING: LostFailure
  }

  private static void several() {
    allOf(supplyAsync(Work::fails), done()); // FINDING: LostFailure
    allOf(done(), supplyAsync(Work::succeeds), supplyAsync(Work::fails)); // FINDING: LostFailure
    allOf(supplyAsync(Work::fails)); // FINDING: LostFailure
    anyOf(supplyAsync(Work::fails)); // FINDING: LostFailure
    anyOf(supplyAsync(Work::fails), new CompletableFuture<>()); // FINDING: LostFailure
    allOf(supplyAsync(Work::fails), done()).thenRun(() -> {}); // FINDING: LostFailure
    allOf(allOf(supplyAsync(Work::fails)), done()); // FINDING: LostFailure
  }

  private static void copies() {
    supplyAsync(Work::fails).copy(); // FINDING: LostFailure
    supplyAsync(Work::fails).minimalCompletionStage(); // FINDING: LostFailure
    supplyAsync(Work::fails).toCompletableFuture(); // FINDING: LostFailure
    supplyAsync(Work::fails).minimalCompletionStage().thenApply(one -> one); // FINDING: LostFailure
    supplyAsync(Work::fails).orTimeout(30, SECONDS); // FINDING: LostFailure
    supplyAsync(Work::fails).completeOnTimeout(1, 30, SECONDS); // FINDING: LostFailure
    supplyAsync(Work::fails).newIncompleteFuture(); // FINDING: LostFailure
    supplyAsync(Work::fails).isDone(); // FINDING: LostFailure
    supplyAsync(Work::fails).getNumberOfDependents(); // FINDING: LostFailure
    String told = supplyAsync(Work::fails).toString(); // FINDING: LostFailure
    if (told.isEmpty()) {
      throw new AssertionError();
    }
  }

  /** The last stage of a chain is the one that nobody looks at. */
  private static void lines() {
    CompletableFuture<Integer> first = supplyAsync(Work::fails);
    CompletableFuture<Integer> second = first.thenApply(one -> one + 1);
    CompletableFuture<Void> last = second.thenAccept(two -> {}); // FINDING: LostFailure
    KEPT.add(last);
    supplyAsync(Work::succeeds)
        .thenApply(one -> one)
        .thenApply(one -> Work.fails())
        .thenApply(one -> one)
        .thenAccept(one -> {}); // FINDING: LostFailure
  }

  private static void handedAbout() {
    CompletableFuture<Integer> returned = fromMethod();
    KEPT.add(returned);
    KEPT.add(fromOther());
    LostStages object = new LostStages();
    object.field = supplyAsync(Work::fails); // FINDING: LostFailure
    KEPT.add(object.field);
    for (int i = 0; i < 3; i++) {
      supplyAsync(Work::fails); // FINDING: LostFailure x3
    }
  }

  private static CompletableFuture<Integer> fromMethod() {
    return supplyAsync(Work::fails); // FINDING: LostFailure
  }

  private static CompletableFuture<Integer> fromOther() {
    return OtherClass.start().thenApply(one -> one); // FINDING: LostFailure
  }

  /** Two chains of one stage; the other of the two is looked at and failed for itself. */
  private static void halfSeen() {
    CompletableFuture<Integer> source = supplyAsync(Work::succeeds);
    source.thenApply(one -> Work.fails()); // FINDING: LostFailure
    source.thenApply(one -> one + 1).join();
    source.join();
    supplyAsync(Work::succeeds).exceptionally(failure -> 7).thenApply(one -> one).join();
    supplyAsync(Work::succeeds)
        .exceptionally(failure -> 7)
        .thenApply(one -> Work.fails()); // FINDING: LostFailure
  }

  /** Who only waits until it is done does not learn how it ended. */
  private static void onlyWaitedFor() throws Exception {
    CompletableFuture<Integer> polled = supplyAsync(Work::fails); // FINDING: LostFailure
    Work.awaitDone(polled);
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Integer> early =
        supplyAsync(() -> Work.failsLate(gate)); // FINDING: LostFailure
    // Not done yet, so these have seen nothing.
    early.getNow(7);
    if (early.isCompletedExceptionally() || early.isDone()) {
      throw new AssertionError();
    }
    gate.countDown();
    Work.awaitDone(early);
  }

  /** The failure is in the future that is the value of the other. */
  private static void nested() {
    supplyAsync(() -> supplyAsync(Work::fails)).join(); // FINDING: LostFailure
    KEPT.add(done().thenApply(one -> supplyAsync(Work::fails)).join()); // FINDING: LostFailure
    runAsync(() -> supplyAsync(Work::fails)).join(); // FINDING: LostFailure
  }

  private static void tooLate() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Integer> slow =
        supplyAsync(() -> Work.failsLate(gate)); // FINDING: LostFailure
    anyOf(slow, done()).join();
    gate.countDown();
    Work.awaitDone(slow);
    CountDownLatch second = new CountDownLatch(1);
    CompletableFuture<Integer> other =
        supplyAsync(() -> Work.failsLate(second)); // FINDING: LostFailure
    other.applyToEither(done(), one -> one).join();
    second.countDown();
  }

  private static void errors() {
    supplyAsync(LostStages::assertion); // FINDING: LostFailure
    supplyAsync(() -> sneaky(new Exception("checked"))); // FINDING: LostFailure
  }

  private static int assertion() {
    throw new AssertionError("expected 1, got 2");
  }

  @SuppressWarnings("unchecked") // that is the trick
  private static <E extends Exception> int sneaky(Exception failure) throws E {
    throw (E) failure;
  }

  /** Where a library of the same application makes the future. */
  private static final class OtherClass {
    static CompletableFuture<Integer> start() {
      return supplyAsync(Work::fails);
    }
  }
}
