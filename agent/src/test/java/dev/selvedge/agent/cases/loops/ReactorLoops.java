package dev.selvedge.agent.cases.loops;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor: its non-blocking schedulers, and its elastic one, which may block. */
public final class ReactorLoops {

  public static void main(String[] args) throws Exception {
    Scheduler own = Schedulers.newSingle("own");
    Mono.fromCallable(ReactorLoops::sleepInParallel).subscribeOn(Schedulers.parallel()).block();
    Mono.fromCallable(ReactorLoops::sleepOnSingle).subscribeOn(Schedulers.single()).block();
    Mono.fromCallable(ReactorLoops::sleepOnOwn).subscribeOn(own).block();
    Mono.delay(Duration.ofMillis(5)).map(ReactorLoops::sleepAfterDelay).block();
    for (Scheduler elastic :
        new Scheduler[] {Schedulers.boundedElastic(), Schedulers.immediate()}) {
      Mono.fromCallable(ReactorLoops::sleepElsewhere).subscribeOn(elastic).block();
    }
    Flux.interval(Duration.ofMillis(1)).take(20).publishOn(own).blockLast();
    Flux.range(1, 10_000).parallel().runOn(Schedulers.parallel()).sequential().blockLast();
    TimeUnit.MILLISECONDS.sleep(300);
    Schedulers.shutdownNow();
    own.dispose();
  }

  private static Integer sleepInParallel() throws InterruptedException {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    return 1;
  }

  private static Integer sleepOnSingle() throws InterruptedException {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    return 1;
  }

  private static Integer sleepOnOwn() throws InterruptedException {
    Thread.sleep(5); // FINDING: BlockedEventLoop
    return 1;
  }

  private static Integer sleepAfterDelay(long fired) {
    try {
      Thread.sleep(5); // FINDING: BlockedEventLoop
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 1;
  }

  private static Integer sleepElsewhere() throws InterruptedException {
    Thread.sleep(5);
    return 1;
  }
}
