package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Carried;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor's schedulers, which are made by one window and used by all. */
public final class ReactorTasks {

  public static void main(String[] args) throws Exception {
    all("parallel", Schedulers.parallel());
    all("boundedElastic", Schedulers.boundedElastic());
    all("single", Schedulers.single());
    all("a single of one's own", Schedulers.newSingle("own", true));
    all("a bounded elastic of one's own", Schedulers.newBoundedElastic(1, 9, "own"));
    all(
        "an executor",
        Schedulers.fromExecutorService(
            Executors.newScheduledThreadPool(
                1,
                task -> {
                  Thread thread = new Thread(task);
                  thread.setDaemon(true);
                  return thread;
                })));
    Carried.by(
        "a delay",
        probe -> {
          Mono.delay(Duration.ofMillis(2)).subscribe(x -> probe.run());
          return () -> {};
        });
    Carried.by(
        "a zip",
        probe -> {
          Mono.zip(
                  Mono.fromCallable(() -> 1).subscribeOn(Schedulers.parallel()),
                  Mono.fromCallable(() -> 2).subscribeOn(Schedulers.boundedElastic()))
              .subscribe(x -> probe.run());
          return () -> {};
        });
    Carried.end();
  }

  private static void all(String name, Scheduler scheduler) throws Exception {
    Carried.by(
        "schedule by " + name,
        probe -> {
          scheduler.schedule(probe::run);
          return () -> {};
        });
    Carried.by(
        "schedule later by " + name,
        probe -> {
          scheduler.schedule(probe::run, 2, TimeUnit.MILLISECONDS);
          return () -> {};
        });
    Carried.by(
        "a period of " + name,
        probe -> {
          int[] runs = {0};
          Disposable[] period = new Disposable[1];
          period[0] =
              scheduler.schedulePeriodically(
                  () -> {
                    if (++runs[0] == 3) {
                      probe.run();
                    }
                  },
                  5,
                  1,
                  TimeUnit.MILLISECONDS);
          return () -> {
            probe.await();
            period[0].dispose();
          };
        });
    Carried.by(
        "a worker of " + name,
        probe -> {
          Scheduler.Worker worker = scheduler.createWorker();
          worker.schedule(
              () -> {
                probe.run();
                worker.dispose();
              });
          return () -> {};
        });
    Carried.by(
        "subscribeOn " + name,
        probe -> {
          Mono.fromRunnable(probe::run).subscribeOn(scheduler).subscribe();
          return () -> {};
        });
    Carried.by(
        "publishOn " + name,
        probe -> {
          Flux.just(1).publishOn(scheduler).doOnNext(probe::apply).subscribe();
          return () -> {};
        });
    Carried.by(
        "disposed ones of " + name,
        probe -> {
          scheduler.schedule(() -> {}, 1, TimeUnit.HOURS).dispose();
          scheduler.schedulePeriodically(() -> {}, 1, 1, TimeUnit.HOURS).dispose();
          Sinks.One<Object> sink = Sinks.one();
          sink.asMono().timeout(Duration.ofHours(1), scheduler).subscribe();
          sink.tryEmitValue(1);
          probe.run();
          return () -> {};
        });
  }
}
