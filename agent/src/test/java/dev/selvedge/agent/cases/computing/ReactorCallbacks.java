package dev.selvedge.agent.cases.computing;

import static dev.selvedge.agent.cases.computing.Computing.CPU;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reactor: single steps that compute for long, and streams of many that do not. */
public final class ReactorCallbacks {

  private static final int SHORT_ONES = 100;

  public static void main(String[] args) throws Exception {
    Mono.fromCallable(ReactorCallbacks::call).subscribeOn(Schedulers.parallel()).block();
    Mono.delay(Duration.ofMillis(5)).map(ReactorCallbacks::afterDelay).block();
    Mono.fromCallable(ReactorCallbacks::elsewhere).subscribeOn(Schedulers.boundedElastic()).block();
    Flux.range(1, SHORT_ONES)
        .publishOn(Schedulers.parallel())
        .map(ReactorCallbacks::aLittle)
        .blockLast();
    Flux.range(1, SHORT_ONES)
        .map(ReactorCallbacks::aLittle)
        .subscribeOn(Schedulers.single())
        .blockLast();
    Schedulers.shutdownNow();
  }

  private static Integer call() {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
    return 1;
  }

  private static Integer afterDelay(long fired) {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
    return 1;
  }

  private static Integer aLittle(Integer item) {
    Computing.aLittle();
    return item;
  }

  private static Integer elsewhere() {
    Computing.elsewhere();
    return 1;
  }
}
