package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.FanOutPeak;
import dev.selvedge.agent.event.TaskKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What woven methods of Reactor say of inner publishers, said by hand. */
class InnersTests extends TaskFixture {

  private final String window = open("test", "bar()");
  private final Flux<Integer> operator = Flux.range(0, 5).hide().flatMap(Mono::just, 16);
  private final Object outer = new Object();

  @Test
  void runFromTheirSubscriptionUntilTheyAreComplete() {
    Inners.assembled(operator, Origins.ofCall());
    Inners.subscribed(Inners.subscribing(operator, 16), outer);
    Object first = made();
    Object second = made();
    Inners.over(first);
    Inners.over(first);
    Object third = made();
    Inners.connected(Inners.connecting(third), true);
    made();
    Inners.connected(Inners.connecting(second), false);

    List<FanOutPeak> peaks = FanOuts.end(window);

    assertThat(peaks).hasSize(1);
    assertThat(peaks.get(0).kind()).isEqualTo(TaskKind.INNER_PUBLISHER);
    assertThat(peaks.get(0).created()).isEqualTo(4);
    assertThat(peaks.get(0).peak()).isEqualTo(2);
    assertThat(peaks.get(0).bound()).isEqualTo(16);
  }

  @Test
  void areUnknownOfWhatWasNotAssembledByTheUser() {
    assertThat(Inners.subscribing(new Object(), 16)).isNull();
    Inners.subscribed(null, outer);
    made();

    assertThat(FanOuts.end(window)).isEmpty();
  }

  private Object made() {
    Object inner = new Object();
    Inners.made(inner, outer);
    return inner;
  }
}
