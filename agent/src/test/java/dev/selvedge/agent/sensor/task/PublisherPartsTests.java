package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What is work and what is a value, and what a publisher takes over. */
class PublisherPartsTests {

  private static final Origin ORIGIN = new Origin(List.of(), null, true);

  @AfterEach
  void forget() {
    Unsubscribed.takeAll(each -> true);
  }

  static List<Publisher<?>> works() {
    return List.of(
        Mono.fromCallable(() -> 1),
        Mono.fromRunnable(() -> {}),
        Mono.defer(Mono::empty),
        Mono.just(1).map(each -> each + 1),
        Mono.just(1).map(each -> each + 1).hide(),
        Mono.delay(Duration.ofSeconds(1)),
        Flux.interval(Duration.ofSeconds(1)),
        Flux.range(1, 3).filter(each -> each > 1),
        Flux.concat(Mono.just(1), Mono.fromCallable(() -> 1)));
  }

  @ParameterizedTest
  @MethodSource("works")
  void whatCallsTheUserIsWork(Publisher<?> publisher) {
    assertThat(PublisherParts.of(publisher).isWork()).isTrue();
  }

  static List<Publisher<?>> values() {
    Supplier<Integer> value = () -> 1;
    return List.of(
        Mono.just(1),
        Mono.just(value),
        Mono.empty(),
        Mono.never(),
        Mono.error(new IllegalStateException("a value")),
        Mono.just(1).hide(),
        Mono.just(1).flux(),
        Mono.fromFuture(CompletableFuture.completedFuture(1)),
        Flux.range(1, 3),
        Flux.fromIterable(List.of(1, 2)),
        Flux.concat(Mono.just(1), Mono.just(2)),
        Sinks.one().asMono());
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatIsThereAlreadyIsAValue(Publisher<?> publisher) {
    assertThat(PublisherParts.of(publisher).isWork()).isFalse();
  }

  @Test
  void aSourceIsTakenOver() {
    Mono<Integer> source = known();

    assertThat(PublisherParts.of(source.map(each -> each + 1)).source()).isNotNull();
    assertThat(Unsubscribed.take(source)).isNull();
  }

  @Test
  void argumentsAreTakenOver() {
    Mono<Integer> one = known();
    Mono<Integer> other = known();
    Mono<Integer> fallback = known();

    PublisherParts.of(Flux.concat(List.of(one, other)));
    PublisherParts.of(Mono.just(1).switchIfEmpty(fallback));

    assertThat(Unsubscribed.takeAll(each -> true)).isEmpty();
  }

  @Test
  void whatAFunctionHasCapturedIsTakenOver() {
    Mono<Integer> captured = known();
    Mono<Integer> deep = known();
    Function<Throwable, Mono<Integer>> inner = error -> deep;

    PublisherParts.of(Mono.just(1).onErrorResume(error -> captured));
    PublisherParts.of(Mono.just(1).onErrorResume(error -> inner.apply(error)));

    assertThat(Unsubscribed.takeAll(each -> true)).isEmpty();
  }

  @Test
  void whatStandsElsewhereIsNot() {
    Mono<Integer> other = known();

    PublisherParts.of(Mono.just(1).map(each -> each + 1));

    assertThat(Unsubscribed.take(other)).isNotNull();
  }

  @Test
  void thoseOfOnePlaceAreCounted() {
    Mono<Integer> one = known();
    Mono<Integer> other = known();

    assertThat(Unsubscribed.takeAll(TaskWindow.JVM::equals))
        .singleElement()
        .extracting(Unsubscribed.Several::count)
        .isEqualTo(2L);
    assertThat(Unsubscribed.take(one)).isNull();
    assertThat(Unsubscribed.take(other)).isNull();
  }

  private static Mono<Integer> known() {
    Mono<Integer> publisher = Mono.fromCallable(() -> 1);
    Unsubscribed.add(publisher, Works.jvm(), ORIGIN);
    return publisher;
  }
}
