package dev.selvedge.agent.cases.reactive;

import dev.selvedge.agent.cases.support.Windows;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Errors that nobody gets: subscriptions without a function for them, and second errors. */
@SuppressWarnings({"CheckReturnValue", "FutureReturnValueIgnored"}) // nobody would look
public final class DroppedErrors {

  private DroppedErrors() {}

  public static void main(String[] args) throws Exception {
    nobodyListens();
    onOtherThread();
    atTheEnd();
    String window = Windows.open("window");
    inWindow();
    Windows.close(window);
  }

  private static void nobodyListens() {
    failing("one").subscribe(); // FINDING: LostFailure
    failing("two").subscribe(each -> {}); // FINDING: LostFailure
    Flux.just(1, 2).concatMap(each -> failing("three")).subscribe(); // FINDING: LostFailure
    Mono.just(1).subscribe(DroppedErrors::reject); // FINDING: LostFailure
  }

  private static void onOtherThread() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    failing("four")
        .doFinally(each -> over.countDown())
        .subscribeOn(Schedulers.parallel())
        .subscribe(); // FINDING: LostFailure
    over.await(20, TimeUnit.SECONDS);
  }

  /** Who gets errors of the publisher does not get those of what is called at its end. */
  private static void atTheEnd() {
    Mono.just(1)
        .subscribe(
            each -> {},
            error -> {},
            () -> {
              throw new IllegalStateException("at the end"); // FINDING: LostFailure
            });
  }

  private static void inWindow() {
    failing("five").subscribe(); // FINDING: LostFailure
  }

  private static Mono<Integer> failing(String text) {
    return Mono.fromCallable(
        () -> {
          throw new IllegalStateException(text);
        });
  }

  private static void reject(int number) {
    throw new IllegalArgumentException("not " + number);
  }
}
