package dev.selvedge.agent.cases.futures;

import static dev.selvedge.agent.cases.futures.Work.POOL;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Windows;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** Futures of one window that others look at, and windows that are open at the same time. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class AcrossWindows {

  public static void main(String[] args) throws Exception {
    seenByAnotherWindow();
    madeBefore();
    neighbours();
    failedTooLate();
    window("noOneElse", () -> {});
  }

  /** A future made in one window, and looked at in the next, is lost by the first. */
  private static void seenByAnotherWindow() throws Exception {
    CompletableFuture<?>[] handed = new CompletableFuture<?>[1];
    window("loses", () -> loses(handed));
    window("looksTooLate", () -> handed[0].handle((one, failure) -> 1).join());
  }

  private static void loses(CompletableFuture<?>[] handed) {
    handed[0] = supplyAsync(Work::fails); // FINDING: LostFailure
  }

  /** What was made outside is looked at inside: it is nobody's fault. */
  private static void madeBefore() throws Exception {
    CompletableFuture<Integer> before = supplyAsync(Work::fails);
    Future<Integer> task = POOL.submit(Work::succeeds);
    window(
        "looks",
        () -> {
          before.handle((one, failure) -> 1).join();
          task.get();
        });
  }

  /** Two at the same time, each with a future of its own. */
  private static void neighbours() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread neighbour = new Thread(() -> besides(opened, done), "neighbour");
    neighbour.start();
    Work.await(opened);
    window("forgets", AcrossWindows::forgets);
    CompletableFuture<Integer> shared = supplyAsync(Work::fails);
    window("idles", () -> {});
    done.countDown();
    shared.exceptionally(failure -> 1).join();
    neighbour.join();
  }

  private static void besides(CountDownLatch opened, CountDownLatch done) {
    String id = Windows.open("losesBeside");
    opened.countDown();
    losesBeside();
    Work.await(done);
    Windows.close(id);
  }

  private static void losesBeside() {
    POOL.submit(Work::fails); // FINDING: LostFailure
  }

  private static void forgets() {
    supplyAsync(Work::succeeds); // FINDING: ForgottenFuture
  }

  /** Whatever becomes of a task that was told of as unfinished: it is one fault. */
  private static void failedTooLate() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    window("leaves", () -> leaves(gate));
    gate.countDown();
    Thread.sleep(100);
    CountDownLatch other = new CountDownLatch(1);
    window("leavesStage", () -> leavesStage(other));
    window("hasNothingToDoWithIt", other::countDown);
    Thread.sleep(100);
  }

  private static void leaves(CountDownLatch gate) {
    POOL.submit(() -> Work.failsLate(gate)); // FINDING: UnfinishedTask
  }

  private static void leavesStage(CountDownLatch gate) {
    supplyAsync(() -> Work.succeedsLate(gate), POOL); // FINDING: UnfinishedTask
  }

  private static void window(String name, Loop.Body body) throws Exception {
    String id = Windows.open(name);
    body.run();
    Windows.close(id);
  }
}
