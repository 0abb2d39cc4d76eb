package dev.selvedge.agent.cases.futures;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import dev.selvedge.agent.cases.support.Cases;
import java.util.concurrent.CountDownLatch;

/** Futures that a library makes, and those that are made by code which it calls back. */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it is about
public final class OfLibraries {

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("its own", OfLibraries::itsOwn)
        .run("built upon its own", OfLibraries::builtUpon)
        .run("called back", OfLibraries::calledBack)
        .end();
  }

  private static void itsOwn() {
    LibraryFutures.dropsItsOwn();
    LibraryFutures.evaluates(Work::succeeds);
    LibraryFutures.evaluates(Work::fails);
    LibraryFutures.returns().exceptionally(failure -> 1).join();
    LibraryFutures.succeeds().join();
  }

  private static void builtUpon() {
    LibraryFutures.returns().thenApply(one -> one); // FINDING: LostFailure
    LibraryFutures.succeeds().thenApply(one -> Work.fails()); // FINDING: LostFailure
    LibraryFutures.returns().thenApply(one -> one).handle((one, failure) -> 1);
    LibraryFutures.succeeds().thenApply(one -> one).join();
  }

  private static void calledBack() {
    CountDownLatch called = new CountDownLatch(2);
    LibraryFutures.callsBack(
        () -> {
          supplyAsync(Work::fails); // FINDING: LostFailure
          called.countDown();
        });
    LibraryFutures.callsBack(
        () -> {
          runAsync(Work::succeeds); // FINDING: ForgottenFuture
          called.countDown();
        });
    Work.await(called);
  }
}
