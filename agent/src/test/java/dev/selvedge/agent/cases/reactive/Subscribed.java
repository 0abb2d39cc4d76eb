package dev.selvedge.agent.cases.reactive;

import dev.selvedge.agent.cases.support.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Publishers that somebody subscribes to, or that are no work, or a part of another one. */
@SuppressWarnings({"CheckReturnValue", "FutureReturnValueIgnored", "unused"}) // values are dropped
public final class Subscribed {

  private static final Mono<Integer> CONSTANT = Mono.fromCallable(() -> 1);

  private final Mono<Integer> part = Mono.fromCallable(() -> 2);
  private final Mono<Integer> other;

  private Subscribed() {
    other = made();
  }

  public static void main(String[] args) throws Exception {
    all();
    String window = Windows.open("window");
    all();
    Windows.close(window);
  }

  private static void all() throws Exception {
    values();
    subscribed();
    handedOn();
    operators();
    hot();
    new Subscribed();
  }

  private static Mono<Integer> made() {
    return Mono.fromCallable(() -> 3);
  }

  private static void values() {
    Mono.just(1);
    Mono.empty();
    Mono.error(new IllegalStateException("a value"));
    Mono.never();
    Flux.just(1, 2, 3);
    Flux.empty();
    Flux.range(1, 10);
    Flux.fromIterable(List.of(1, 2));
    Mono.just(1).hide().flux();
    Mono.fromFuture(CompletableFuture.completedFuture(1));
    Sinks.one().asMono();
    Sinks.many().multicast().onBackpressureBuffer().asFlux();
  }

  private static void subscribed() throws Exception {
    task(1).subscribe();
    task(2).subscribe(each -> {}, Throwable::printStackTrace);
    task(3).subscribe(new BaseSubscriber<Integer>() {});
    task(4).block();
    task(5).toFuture().get();
    Flux.from(task(6)).blockLast();
    Flux.from(task(6)).toStream().forEach(each -> {});
    Flux.from(task(7)).toIterable().forEach(each -> {});
    task(8)
        .map(each -> each + 1)
        .filter(each -> each > 3)
        .subscribeOn(Schedulers.parallel())
        .block();
    Mono<Integer> twice = task(9);
    twice.block();
    twice.block();
    Publisher<Integer> plain = task(10).as(each -> each);
    Flux.from(plain).then().block();
  }

  private static void handedOn() {
    Mono<Integer> fallback = task(1);
    Mono.just(1).switchIfEmpty(fallback).block();
    Mono<Integer> captured = task(2);
    Mono.just(1).onErrorResume(e -> captured).block();
    Mono<Integer> deep = task(3);
    Function<Throwable, Mono<Integer>> function = e -> deep;
    Mono.just(1).onErrorResume(e -> function.apply(e)).block();
    Mono<Integer> third = task(4);
    Flux.concat(task(5), third).next().block();
    List<Mono<Integer>> list = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      list.add(task(i));
    }
    Flux.concat(list).next().block();
    Flux.fromIterable(List.of(task(1), task(2), task(3))).concatMap(each -> each).next().block();
    Flux.fromStream(Stream.of(task(1), task(2))).flatMap(each -> each).blockLast();
    Mono.zip(task(1), task(2), task(3)).block();
    Mono.zip(list, Object[]::clone).block();
    Mono.when(task(1), task(2)).block();
    Mono.firstWithSignal(task(1), task(2)).block();
    Mono.just(1).timeout(Duration.ofSeconds(10), task(1)).block();
    Mono.just(1).flatMap(each -> task(each)).then(task(2)).then(task(3)).thenReturn(4).block();
    Flux.just(1, 2).concatMap(Subscribed::task).collectList().block();
    Mono.defer(() -> task(1)).repeatWhenEmpty(each -> each).block();
    Mono.defer(() -> task(1).map(value -> value + 1)).block();
    Flux.defer(() -> task(1).flux().filter(value -> value > 0)).blockLast();
    task(1).transformDeferred(each -> each.map(value -> value + 1).hide()).block();
    Flux.just(1, 2).transformDeferred(each -> each.map(value -> value + 1)).blockLast();
    Flux.just(1).map(each -> each + 1).publish(each -> each.map(value -> value + 1)).blockLast();
    Mono.using(() -> 1, Subscribed::task, each -> {}).block();
    Mono.just(task(1)).flatMap(each -> each).block();
    Mono<Integer> anonymous = task(6);
    Mono.just(1)
        .onErrorResume(
            new Function<Throwable, Mono<Integer>>() {
              @Override
              public Mono<Integer> apply(Throwable e) {
                return anonymous;
              }
            })
        .block();
  }

  private static void operators() {
    task(1)
        .delayElement(Duration.ofMillis(1))
        .timeout(Duration.ofSeconds(10))
        .retryWhen(Retry.backoff(2, Duration.ofMillis(1)))
        .cache(Duration.ofSeconds(1))
        .name("operators")
        .tag("a", "b")
        .tag("c", "d")
        .checkpoint("here")
        .log("quiet", java.util.logging.Level.FINEST)
        .doFinally(each -> {})
        .contextWrite(context -> context.put("a", "b"))
        .transform(each -> each.map(value -> value + 1))
        .transformDeferred(each -> each.map(value -> value + 1))
        .flux()
        .mergeWith(task(2))
        .mergeWith(task(3))
        .concatWith(task(4))
        .concatWith(task(5))
        .startWith(task(6))
        .zipWith(Flux.range(1, 100))
        .zipWith(Flux.range(1, 100).map(each -> each + 1))
        .buffer(2)
        .window(2)
        .concatMap(Flux::collectList)
        .groupBy(each -> each.size())
        .flatMap(each -> each.collectList())
        .parallel(2)
        .runOn(Schedulers.parallel())
        .map(each -> each)
        .sequential()
        .publishOn(Schedulers.parallel())
        .distinct()
        .index()
        .elapsed()
        .take(Duration.ofSeconds(10))
        .delaySubscription(Duration.ofMillis(1))
        .onBackpressureBuffer()
        .switchMap(Mono::just)
        .expand(each -> Mono.empty())
        .reduce(0, (sum, each) -> sum + 1)
        .or(task(7).delayElement(Duration.ofSeconds(20)))
        .zipWhen(each -> task(each))
        .delayUntil(each -> task(1))
        .materialize()
        .dematerialize()
        .single()
        .hasElement()
        .block(Duration.ofSeconds(20));
    Flux.merge(IntStream.range(0, 10).mapToObj(Subscribed::task).toList()).blockLast();
    Flux.combineLatest(task(1), task(2), Integer::sum).blockLast();
    Flux.just(1).publishOn(Schedulers.parallel()).flatMapSequential(Subscribed::task).blockLast();
    Mono.sequenceEqual(task(1), task(2)).block();
    Mono.usingWhen(task(1), Subscribed::task, each -> task(2)).block();
    Flux.generate(sink -> sink.complete()).switchIfEmpty(task(1)).blockLast();
    Flux.<Integer>create(sink -> sink.next(1).complete()).then(task(1)).and(task(2)).block();
  }

  private static void hot() {
    ConnectableFlux<Integer> connected = Flux.just(1, 2).map(each -> each + 1).publish();
    connected.connect();
    Flux.just(1, 2).map(each -> each + 1).replay().autoConnect(0).subscribe();
    Flux.just(1, 2).map(each -> each + 1).publish().autoConnect(0);
    Flux.just(1, 2).map(each -> each + 1).publish().refCount().subscribe();
    Flux.just(1, 2).map(each -> each + 1).share().subscribe();
  }

  private static Mono<Integer> task(int number) {
    return Mono.fromCallable(() -> number);
  }
}
