package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Carried;
import dev.selvedge.agent.cases.support.Probe;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/** The stages of {@code CompletableFuture}, completed by the other window, and {@code Flow}. */
public final class Stages {

  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(
          1,
          task -> {
            Thread thread = new Thread(task, "worker");
            thread.setDaemon(true);
            return thread;
          });

  public static void main(String[] args) throws Exception {
    ofOne();
    ofFailed();
    ofTwo();
    started();
    flow();
    Carried.end();
  }

  private static void ofOne() throws Exception {
    completed("thenApply", (first, probe) -> first.thenApply(probe::apply));
    completed("thenApplyAsync", (first, probe) -> first.thenApplyAsync(probe::apply));
    completed(
        "thenApplyAsync in a pool", (first, probe) -> first.thenApplyAsync(probe::apply, POOL));
    completed("thenAccept", (first, probe) -> first.thenAccept(probe::apply));
    completed("thenAcceptAsync", (first, probe) -> first.thenAcceptAsync(probe::apply));
    completed("thenRun", (first, probe) -> first.thenRun(probe::run));
    completed("thenRunAsync", (first, probe) -> first.thenRunAsync(probe::run, POOL));
    completed("handle", (first, probe) -> first.handle(probe::apply));
    completed("handleAsync", (first, probe) -> first.handleAsync(probe::apply));
    completed("whenComplete", (first, probe) -> first.whenComplete(probe::apply));
    completed("whenCompleteAsync", (first, probe) -> first.whenCompleteAsync(probe::apply));
    completed("thenCompose", (first, probe) -> first.thenCompose(x -> composed(probe)));
    completed("thenComposeAsync", (first, probe) -> first.thenComposeAsync(x -> composed(probe)));
    completed("a copy", (first, probe) -> first.copy().thenRun(probe::run));
    completed("a stage only", (first, probe) -> first.minimalCompletionStage().thenRun(probe::run));
    completed(
        "a chain",
        (first, probe) ->
            first.thenApply(x -> x).thenApplyAsync(x -> x).thenApply(x -> x).thenRun(probe::run));
    completed(
        "behind allOf",
        (first, probe) ->
            CompletableFuture.allOf(first, CompletableFuture.completedFuture(1))
                .thenRun(probe::run));
    completed(
        "behind anyOf",
        (first, probe) ->
            CompletableFuture.anyOf(first, new CompletableFuture<>()).thenRun(probe::run));
  }

  private static CompletionStage<Object> composed(Probe probe) {
    return CompletableFuture.completedFuture(probe.apply());
  }

  private static void ofFailed() throws Exception {
    failed("exceptionally", (first, probe) -> first.exceptionally(probe::apply));
    failed("exceptionallyAsync", (first, probe) -> first.exceptionallyAsync(probe::apply));
    failed(
        "exceptionallyCompose", (first, probe) -> first.exceptionallyCompose(x -> composed(probe)));
    failed("handle of a failure", (first, probe) -> first.handle(probe::apply));
  }

  private static void ofTwo() throws Exception {
    CompletableFuture<Object> done = CompletableFuture.completedFuture(1);
    CompletableFuture<Object> never = new CompletableFuture<>();
    completed("thenCombine", (first, probe) -> first.thenCombine(done, probe::apply));
    completed("thenCombine the other", (first, probe) -> done.thenCombine(first, probe::apply));
    completed("thenCombineAsync", (first, probe) -> first.thenCombineAsync(done, probe::apply));
    completed("thenAcceptBoth", (first, probe) -> first.thenAcceptBoth(done, probe::apply));
    completed("runAfterBoth", (first, probe) -> first.runAfterBoth(done, probe::run));
    completed("applyToEither", (first, probe) -> first.applyToEither(never, probe::apply));
    completed("acceptEither", (first, probe) -> never.acceptEither(first, probe::apply));
    completed(
        "runAfterEitherAsync", (first, probe) -> first.runAfterEitherAsync(never, probe::run));
  }

  private static void started() throws Exception {
    Carried.by(
        "supplyAsync",
        probe -> {
          CompletableFuture.supplyAsync(probe::apply);
          return () -> {};
        });
    Carried.by(
        "runAsync in a pool",
        probe -> {
          CompletableFuture.runAsync(probe::run, POOL);
          return () -> {};
        });
    Carried.by(
        "completeAsync",
        probe -> {
          new CompletableFuture<>().completeAsync(probe::apply);
          return () -> {};
        });
    Carried.by(
        "a delayed executor",
        probe -> {
          CompletableFuture.runAsync(
              probe::run, CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS));
          return () -> {};
        });
    Carried.by(
        "behind orTimeout",
        probe -> {
          new CompletableFuture<>().orTimeout(2, TimeUnit.MILLISECONDS).handle(probe::apply);
          return () -> {};
        });
    Carried.by(
        "behind completeOnTimeout",
        probe -> {
          new CompletableFuture<>()
              .completeOnTimeout(1, 2, TimeUnit.MILLISECONDS)
              .thenRun(probe::run);
          return () -> {};
        });
    Carried.by(
        "joined by a helper",
        probe -> {
          CompletableFuture<Void> work = CompletableFuture.runAsync(probe::run);
          return work::join;
        });
  }

  /** A subscriber runs as the work of whoever publishes or subscribes; here both are one. */
  private static void flow() throws Exception {
    Carried.by(
        "a subscriber",
        probe -> {
          try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
            publisher.subscribe(new OnNext(probe));
            publisher.submit(1);
          }
          return () -> {};
        });
    Carried.by(
        "a subscriber in a pool",
        probe -> {
          SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(POOL, 1);
          publisher.consume(probe::apply);
          publisher.submit(1);
          publisher.close();
          return () -> {};
        });
  }

  private static void completed(String name, Made made) throws Exception {
    Carried.by(
        name,
        probe -> {
          CompletableFuture<Object> first = new CompletableFuture<>();
          made.stage(first, probe);
          return () -> first.complete(1);
        });
    Carried.by(
        name + " of what is done",
        probe -> {
          CompletableFuture<Object> first = CompletableFuture.completedFuture(1);
          made.stage(first, probe);
          return () -> {};
        });
  }

  private static void failed(String name, Made made) throws Exception {
    Carried.by(
        name,
        probe -> {
          CompletableFuture<Object> first = new CompletableFuture<>();
          made.stage(first, probe);
          return () -> first.completeExceptionally(new IllegalStateException("as it should be"));
        });
  }

  private interface Made {
    Object stage(CompletableFuture<Object> first, Probe probe);
  }

  private record OnNext(Probe probe) implements Flow.Subscriber<Integer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onNext(Integer item) {
      probe.run();
    }

    @Override
    public void onError(Throwable thrown) {
      throw new IllegalStateException(thrown);
    }

    @Override
    public void onComplete() {}
  }
}
