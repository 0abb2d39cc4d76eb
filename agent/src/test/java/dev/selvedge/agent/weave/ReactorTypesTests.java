package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

class ReactorTypesTests {

  private static final String SENSORS = "dev/selvedge/agent/sensor/task/";
  private static final String SUBSCRIBED = SENSORS + "Publishers.subscribed(Ljava/lang/Object;)V";

  @Test
  void operatorsTellWhatTheyAnswerAndWhatTheyAreBuiltUpon() {
    Map<String, List<String>> calls = callsIn(Mono.class);

    assertThat(calls.get("map(Ljava/util/function/Function;)Lreactor/core/publisher/Mono;"))
        .contains(SENSORS + "Publishers.extended(Ljava/lang/Object;Ljava/lang/Object;)V");
    assertThat(calls.get("just(Ljava/lang/Object;)Lreactor/core/publisher/Mono;"))
        .noneMatch(call -> call.startsWith(SENSORS));
    assertThat(calls.get("onAssembly(Lreactor/core/publisher/Mono;)Lreactor/core/publisher/Mono;"))
        .contains(SENSORS + "Publishers.assembled(Ljava/lang/Object;)V");
  }

  @Test
  void publishersTellWhoSubscribes() throws ClassNotFoundException {
    Map<String, List<String>> calls = callsIn(Class.forName("reactor.core.publisher.MonoCallable"));

    assertThat(calls.get("subscribe(Lreactor/core/CoreSubscriber;)V")).contains(SUBSCRIBED);
    assertThat(calls.get("block()Ljava/lang/Object;")).contains(SUBSCRIBED);
    assertThat(calls.get("call()Ljava/lang/Object;")).contains(SUBSCRIBED);
  }

  @Test
  void onlyTheDefaultForDroppedErrorsIsTold() {
    assertThat(
            callsIn(Operators.class)
                .get("onErrorDropped(Ljava/lang/Throwable;Lreactor/util/context/Context;)V"))
        .containsOnlyOnce(SENSORS + "ReactorErrors.dropped(Ljava/lang/Object;)V");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reactor.core.publisher.FluxFlatMap$FlatMapInner",
        "reactor.core.publisher.FluxMergeSequential$MergeSequentialInner"
      })
  void flatMapsTellWhatTheyHaveSubscribedTo(String inner) throws ClassNotFoundException {
    Map<String, List<String>> calls = callsIn(Class.forName(inner));

    String ofObject = "(Ljava/lang/Object;)V";
    assertThat(calls.get("onSubscribe(Lorg/reactivestreams/Subscription;)V"))
        .contains(SENSORS + "FlatMaps.begun" + ofObject)
        .containsOnlyOnce(SENSORS + "FlatMaps.fused(Ljava/lang/Object;Ljava/lang/Object;)V");
    for (String end : List.of("onComplete()V", "onError(Ljava/lang/Throwable;)V", "cancel()V")) {
      assertThat(calls.get(end)).contains(SENSORS + "FlatMaps.ended" + ofObject);
    }
    assertThat(callsIn(Class.forName(inner.substring(0, inner.indexOf('$')))).values())
        .anyMatch(
            all ->
                all.contains(
                    SENSORS + "FlatMaps.subscribed(Ljava/lang/Object;Ljava/lang/Object;)V"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reactor/core/publisher/BaseSubscriber",
        "reactor/core/publisher/FluxMap$MapSubscriber",
        "reactor/core/scheduler/Schedulers",
        "com/acme/Mono"
      })
  void areNotWhatMerelySoundsAlike(String name) {
    assertThat(ReactorTypes.maybe(name)).isFalse();
  }

  private static Map<String, List<String>> callsIn(Class<?> type) {
    String name = type.getName().replace('.', '/');
    assertThat(ReactorTypes.maybe(name)).isTrue();
    return CallsOf.methods(
        Objects.requireNonNull(ReactorTypes.weave(name, WovenClass.fileOf(type))));
  }
}
