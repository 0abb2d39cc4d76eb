package dev.selvedge.agent.cases.reactive;

import dev.selvedge.agent.cases.support.Windows;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Publishers to which nobody subscribes: outside of windows, and in one. */
@SuppressWarnings({"CheckReturnValue", "FutureReturnValueIgnored", "unused"}) // that is the fault
public final class Unsubscribed {

  private Unsubscribed() {}

  public static void main(String[] args) {
    dropped();
    String window = Windows.open("window");
    inWindow();
    Windows.close(window);
  }

  private static void dropped() {
    Mono.fromRunnable(Unsubscribed::work); // FINDING: NeverStarted
    Mono.fromCallable(() -> 1).map(each -> each + 1); // FINDING: NeverStarted
    Mono.just(1).doOnNext(each -> work()); // FINDING: NeverStarted
    Mono.delay(Duration.ofMillis(1)); // FINDING: NeverStarted
    Flux.range(1, 3).flatMap(each -> save(each)).then(); // FINDING: NeverStarted
    Flux.interval(Duration.ofMillis(1)); // FINDING: NeverStarted
    Mono.fromRunnable(Unsubscribed::work)
        .subscribeOn(Schedulers.parallel()); // FINDING: NeverStarted
    Mono.defer(() -> save(1)).then(save(2)).then(save(3)); // FINDING: NeverStarted
    Flux.just(1, 2)
        .map(each -> each + 1)
        .parallel()
        .runOn(Schedulers.parallel()); // FINDING: NeverStarted
    Flux.just(1, 2).map(each -> each + 1).publish(); // FINDING: NeverStarted
    Mono<Integer> kept = Mono.fromCallable(() -> 1);
    kept.block();
    kept.map(each -> each + 1); // FINDING: NeverStarted
    Mono.just(1)
        .flatMap(
            each -> {
              save(each + 1); // marked where it is assembled
              Mono.fromRunnable(Unsubscribed::work); // FINDING: NeverStarted
              return Mono.just(each);
            })
        .block();
    List.of(1, 2).forEach(each -> Mono.fromRunnable(Unsubscribed::work)); // FINDING: NeverStarted
    Supplier<Publisher<Integer>> supplier =
        () -> Mono.fromCallable(() -> 1); // FINDING: NeverStarted
    supplier.get();
  }

  private static void inWindow() {
    Mono.fromRunnable(Unsubscribed::work); // FINDING: NeverStarted
    Mono.fromCallable(() -> 1).zipWith(Mono.just(2)); // FINDING: NeverStarted
  }

  private static Mono<Integer> save(int order) {
    return Mono.fromCallable(() -> order); // FINDING: NeverStarted
  }

  private static void work() {}
}
