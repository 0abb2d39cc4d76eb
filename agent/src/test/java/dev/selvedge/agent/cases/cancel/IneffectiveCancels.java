package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.CancelWork.POOL;
import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.selvedge.agent.cases.support.Cases;
import dev.selvedge.agent.cases.support.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Cancels of futures that do not reach the work, and such that do, or need not. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class IneffectiveCancels {

  private static final List<Object> KEPT = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("a stage", IneffectiveCancels::stage)
        .run("an asynchronous step", IneffectiveCancels::step)
        .run("a step upon a value", IneffectiveCancels::stepUponValue)
        .run("what is built upon it", IneffectiveCancels::upon)
        .run("it fails later", IneffectiveCancels::fails)
        .run("queued", IneffectiveCancels::queued)
        .run("heard", IneffectiveCancels::heard)
        .run("looked at", IneffectiveCancels::looked)
        .run("wanted by others", IneffectiveCancels::wanted)
        .run("no work", IneffectiveCancels::noWork)
        .run("a call", IneffectiveCancels::call)
        .end();
    CancelWork.rest(600);
  }

  private static void stage() {
    CountDownLatch begun = new CountDownLatch(2);
    CompletableFuture<Integer> pooled = supplyAsync(() -> CancelWork.waits(begun, 900), POOL);
    CompletableFuture<Void> common = runAsync(() -> CancelWork.waits(begun, 900));
    CancelWork.await(begun);
    pooled.cancel(true); // FINDING: IneffectiveCancel
    common.cancel(false); // FINDING: IneffectiveCancel
  }

  private static void step() {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Integer> step =
        supplyAsync(() -> 1, POOL).thenApplyAsync(one -> CancelWork.waits(begun, 900), POOL);
    CancelWork.await(begun);
    step.cancel(true); // FINDING: IneffectiveCancel
  }

  /** What runs is work, also where what it is built upon was none. */
  private static void stepUponValue() {
    CountDownLatch begun = new CountDownLatch(2);
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    CompletableFuture<Integer> step =
        CompletableFuture.completedFuture(1)
            .thenApplyAsync(one -> CancelWork.waits(begun, 900), POOL);
    CompletableFuture<Void> later = promise.thenRunAsync(() -> CancelWork.waits(begun, 900), POOL);
    promise.complete(1);
    CancelWork.await(begun);
    step.cancel(true); // FINDING: IneffectiveCancel
    later.cancel(true); // FINDING: IneffectiveCancel
  }

  private static void upon() {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<String> last =
        supplyAsync(() -> CancelWork.waits(begun, 900))
            .thenApply(one -> one + 1)
            .thenApply(String::valueOf);
    KEPT.add(last);
    CancelWork.await(begun);
    last.cancel(true); // FINDING: IneffectiveCancel
  }

  private static void fails() {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Integer> failing =
        supplyAsync(
            () -> {
              CancelWork.waits(begun, 600);
              throw new IllegalStateException("too late for anybody");
            },
            POOL);
    CancelWork.await(begun);
    failing.cancel(true); // FINDING: IneffectiveCancel
  }

  /** The JDK does not begin what is complete. */
  private static void queued() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(CancelWork::daemon);
    Future<?> first = pool.submit(() -> CancelWork.waits(new CountDownLatch(1), 400));
    supplyAsync(() -> CancelWork.waits(new CountDownLatch(1), 2_000), pool).cancel(true);
    first.get();
    CancelWork.close(pool);
  }

  private static void heard() {
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    promise.whenComplete((one, failure) -> stop.set(true));
    POOL.execute(
        () -> {
          begun.countDown();
          while (!stop.get()) {
            Thread.onSpinWait();
          }
          promise.complete(1);
        });
    CancelWork.await(begun);
    promise.cancel(true);
    AtomicReference<Future<?>> running = new AtomicReference<>();
    CompletableFuture<Integer> interrupting = new CompletableFuture<>();
    running.set(POOL.submit(() -> CancelWork.waits(new CountDownLatch(1), 20_000)));
    interrupting.whenComplete((one, failure) -> running.get().cancel(true));
    interrupting.cancel(true);
  }

  private static void looked() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<CompletableFuture<?>> itself = new AtomicReference<>();
    itself.set(
        runAsync(
            () -> {
              begun.countDown();
              while (itself.get() == null || !itself.get().isCancelled()) {
                Thread.onSpinWait();
              }
            },
            POOL));
    CancelWork.await(begun);
    itself.get().cancel(true);
    CountDownLatch soon = new CountDownLatch(1);
    CompletableFuture<?> ends = runAsync(() -> CancelWork.waits(soon, 30), POOL);
    CancelWork.await(soon);
    ends.cancel(true);
  }

  private static void wanted() {
    CountDownLatch begun = new CountDownLatch(2);
    CompletableFuture<Integer> source = supplyAsync(() -> CancelWork.waits(begun, 600), POOL);
    CompletableFuture<Integer> one = source.thenApply(it -> it + 1);
    CompletableFuture<Integer> other = source.thenApply(it -> it + 2);
    CompletableFuture<Integer> second = supplyAsync(() -> CancelWork.waits(begun, 600), POOL);
    CancelWork.await(begun);
    one.cancel(true);
    second.thenApply(it -> it + 1).cancel(true);
    other.join();
    second.join();
  }

  /** It waits for a future, but inside of a client; that nothing completes it is not its fault. */
  private static void call() {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Integer> search =
        supplyAsync(
            () -> {
              begun.countDown();
              return Peer.isSilent();
            },
            POOL);
    KEPT.add(search);
    CancelWork.await(begun);
    search.cancel(true); // FINDING: IneffectiveCancel
  }

  private static void noWork() {
    new CompletableFuture<Integer>().cancel(true);
    new CompletableFuture<Integer>().thenApply(one -> one).cancel(true);
    CompletableFuture.completedFuture(1).cancel(true);
    CompletableFuture<Integer> done = supplyAsync(() -> 1, POOL);
    done.join();
    done.cancel(true);
  }
}
