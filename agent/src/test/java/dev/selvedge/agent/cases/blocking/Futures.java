package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.Others;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for futures that are not done. */
public final class Futures {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Futures::calls);
  }

  private static void calls() throws Exception {
    later().get(); // FINDING: BlockedEventLoop
    later().join(); // FINDING: BlockedEventLoop
    later().get(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    later().thenApply(answer -> answer + 1).join(); // FINDING: BlockedEventLoop
    CompletableFuture.allOf(later(), later()).join(); // FINDING: BlockedEventLoop
    CompletableFuture.anyOf(later(), never()).join(); // FINDING: BlockedEventLoop
    later().toCompletableFuture().get(); // FINDING: BlockedEventLoop
    CompletableFuture.supplyAsync(Futures::slow).join(); // FINDING: BlockedEventLoop
    List.of(later()).forEach(each -> each.join()); // FINDING: BlockedEventLoop
    List.of(later()).forEach(CompletableFuture::join); // FINDING: BlockedEventLoop
    failing();
    tasks();
  }

  private static void failing() throws Exception {
    try {
      never().get(50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    } catch (TimeoutException expected) {
      Thread.onSpinWait();
    }
    CompletableFuture<Integer> failing = never();
    Others.doOnceIWait(() -> failing.completeExceptionally(new IllegalStateException()));
    try {
      failing.join(); // FINDING: BlockedEventLoop
    } catch (CompletionException expected) {
      Thread.onSpinWait();
    }
    CompletableFuture<Integer> timedOut = never().orTimeout(100, TimeUnit.MILLISECONDS);
    try {
      timedOut.get(); // FINDING: BlockedEventLoop
    } catch (ExecutionException expected) {
      Thread.onSpinWait();
    }
  }

  private static void tasks() throws Exception {
    FutureTask<Integer> task = new FutureTask<>(() -> 1);
    Others.doOnceIWait(task::run);
    task.get(); // FINDING: BlockedEventLoop
    FutureTask<Integer> timed = new FutureTask<>(() -> 1);
    Others.doOnceIWait(timed::run);
    timed.get(10, TimeUnit.SECONDS); // FINDING: BlockedEventLoop
    try {
      new FutureTask<>(() -> 1).get(50, TimeUnit.MILLISECONDS); // FINDING: BlockedEventLoop
    } catch (TimeoutException expected) {
      Thread.onSpinWait();
    }
  }

  private static CompletableFuture<Integer> later() {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Others.doOnceIWait(() -> future.complete(1));
    return future;
  }

  private static CompletableFuture<Integer> never() {
    return new CompletableFuture<>();
  }

  private static int slow() {
    try {
      TimeUnit.MILLISECONDS.sleep(150);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }
}
