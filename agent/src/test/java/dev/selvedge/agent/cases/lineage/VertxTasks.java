package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Carried;
import dev.selvedge.agent.cases.support.Probe;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Vert.x: a loop and workers that all windows share. */
public final class VertxTasks {

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    Carried.by(
        "started by the maker",
        probe -> {
          vertx.runOnContext(x -> probe.run());
          return () -> {};
        });
    timers(vertx);
    Context loop = context(vertx, ThreadingModel.EVENT_LOOP);
    behind("runOnContext", loop, probe -> loop.runOnContext(x -> probe.run()));
    behind(
        "runOnContext from the context",
        loop,
        probe -> loop.runOnContext(x -> loop.runOnContext(y -> probe.run())));
    Carried.by(
        "executeBlocking",
        probe -> {
          vertx.executeBlocking(callable(probe));
          return () -> {};
        });
    Carried.by(
        "executeBlocking without order",
        probe -> {
          loop.executeBlocking(callable(probe), false);
          return () -> {};
        });
    new InOrder("executeBlocking in order", task -> loop.executeBlocking(callable(task))).show();
    WorkerExecutor own = vertx.createSharedWorkerExecutor("own", 1);
    new InOrder("a worker executor", task -> own.executeBlocking(callable(task))).show();
    context(vertx, ThreadingModel.WORKER, "a worker context");
    if (Runtime.version().feature() >= 21) {
      context(vertx, ThreadingModel.VIRTUAL_THREAD, "a virtual context");
    }
    Carried.end();
  }

  private static void timers(Vertx vertx) throws Exception {
    Carried.by(
        "setTimer",
        probe -> {
          vertx.setTimer(2, x -> probe.run());
          return () -> {};
        });
    Carried.by(
        "setPeriodic",
        probe -> {
          int[] runs = {0};
          vertx.setPeriodic(
              2,
              id -> {
                if (++runs[0] == 3) {
                  probe.run();
                  vertx.cancelTimer(id);
                }
              });
          return () -> {};
        });
    Carried.by(
        "a cancelled timer",
        probe -> {
          vertx.cancelTimer(vertx.setTimer(100_000, x -> {}));
          vertx.cancelTimer(vertx.setPeriodic(100_000, x -> {}));
          vertx.runOnContext(x -> probe.run());
          return () -> {};
        });
  }

  private static void context(Vertx vertx, ThreadingModel model, String name) throws Exception {
    Context context = context(vertx, model);
    new InOrder(name, task -> context.runOnContext(x -> task.run())).show();
    behind(
        name + " from the context",
        context,
        probe -> context.runOnContext(x -> context.runOnContext(y -> probe.run())));
  }

  private static Context context(Vertx vertx, ThreadingModel model) throws Exception {
    Context[] found = new Context[1];
    vertx
        .deployVerticle(
            new AbstractVerticle() {
              @Override
              public void start() {
                found[0] = context;
              }
            },
            new DeploymentOptions().setThreadingModel(model))
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
    return found[0];
  }

  private static Callable<Object> callable(Probe probe) {
    return probe::apply;
  }

  private static Callable<Object> callable(Runnable task) {
    return () -> {
      task.run();
      return null;
    };
  }

  private static void behind(String name, Context context, Given given) throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    Carried.through(
        name,
        new Carried.Mechanism() {
          @Override
          public void before() throws Exception {
            CountDownLatch busy = new CountDownLatch(1);
            context.runOnContext(
                x -> {
                  busy.countDown();
                  await(open);
                });
            busy.await();
          }

          @Override
          public void make(Probe probe) throws Exception {
            given.to(probe);
          }

          @Override
          public void carry() {
            open.countDown();
          }
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Given {
    void to(Probe probe) throws Exception;
  }

  private interface Ordered {
    void execute(Runnable task);
  }

  /**
   * Tasks that run in order: one of the other window, one of the maker, and then one of the other
   * again, all by the worker that runs the first.
   */
  private record InOrder(String name, Ordered order) {

    void show() throws Exception {
      CountDownLatch open = new CountDownLatch(1);
      Carried.through(
          name,
          new Carried.Mechanism() {
            @Override
            public void before() throws Exception {
              CountDownLatch busy = new CountDownLatch(1);
              order.execute(
                  () -> {
                    busy.countDown();
                    VertxTasks.await(open);
                  });
              busy.await();
            }

            @Override
            public void make(Probe probe) {
              order.execute(
                  () -> {
                    probe.run();
                    throw new IllegalStateException("as it should be");
                  });
            }

            @Override
            public void carry() throws Exception {
              CountDownLatch last = new CountDownLatch(1);
              order.execute(
                  () -> {
                    Thread ended = new Thread(() -> {});
                    ended.start();
                    last.countDown();
                  });
              open.countDown();
              last.await();
            }
          });
    }
  }
}
