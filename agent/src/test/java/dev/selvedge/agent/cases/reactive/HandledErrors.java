package dev.selvedge.agent.cases.reactive;

import dev.selvedge.agent.cases.support.Windows;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Errors that somebody gets, and what follows from a cancellation. */
@SuppressWarnings({"CheckReturnValue", "FutureReturnValueIgnored"}) // what is meant
public final class HandledErrors {

  private HandledErrors() {}

  public static void main(String[] args) throws Exception {
    all();
    String window = Windows.open("window");
    all();
    Windows.close(window);
  }

  private static void all() throws Exception {
    handled();
    cancelled();
    hooked();
  }

  private static void handled() {
    failing().subscribe(each -> {}, error -> {});
    failing().onErrorReturn(1).subscribe();
    failing().onErrorComplete().subscribe();
    failing().onErrorResume(error -> Mono.empty()).subscribe();
    failing().doOnError(error -> {}).subscribe();
    failing().doOnEach(signal -> {}).subscribe();
    Flux.just(1, 2).concatMap(each -> failing()).doOnError(error -> {}).subscribe();
    failing().toFuture().exceptionally(error -> 0).join();
    Mono.fromFuture(CompletableFuture.supplyAsync(() -> reject(1))).onErrorReturn(1).block();
    try {
      failing().block();
    } catch (IllegalStateException expected) {
      // seen
    }
  }

  private static void cancelled() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Disposable waiting =
        Mono.fromRunnable(() -> await(begun, interrupted))
            .subscribeOn(Schedulers.boundedElastic())
            .subscribe();
    begun.await(20, TimeUnit.SECONDS);
    waiting.dispose();
    interrupted.await(20, TimeUnit.SECONDS);
    Mono.fromRunnable(() -> await(new CountDownLatch(1), new CountDownLatch(1)))
        .subscribeOn(Schedulers.boundedElastic())
        .timeout(Duration.ofMillis(50))
        .onErrorComplete()
        .block();
  }

  private static void await(CountDownLatch begun, CountDownLatch interrupted) {
    begun.countDown();
    try {
      new CountDownLatch(1).await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new IllegalStateException("gave up", e);
    }
  }

  private static void hooked() {
    Hooks.onErrorDropped(error -> {});
    failing().subscribe();
    Hooks.resetOnErrorDropped();
  }

  private static Mono<Integer> failing() {
    return Mono.fromCallable(() -> reject(1));
  }

  private static int reject(int number) {
    throw new IllegalStateException("not " + number);
  }
}
