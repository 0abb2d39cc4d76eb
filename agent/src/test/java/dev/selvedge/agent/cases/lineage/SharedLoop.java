package dev.selvedge.agent.cases.lineage;

import dev.selvedge.agent.cases.support.Windows;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

/** Several windows at once that each block the one loop in their own way, named as the methods. */
public final class SharedLoop {

  private static final CyclicBarrier ALL_OPEN = new CyclicBarrier(4);
  private static final CyclicBarrier ALL_DONE = new CyclicBarrier(4);

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    List<Thread> tests = new ArrayList<>();
    tests.add(test("inTask", done -> vertx.runOnContext(x -> inTask(done))));
    tests.add(test("inTimer", done -> vertx.setTimer(3, x -> inTimer(done))));
    tests.add(
        test(
            "inPeriod",
            done ->
                vertx.setPeriodic(
                    1,
                    id -> {
                      vertx.cancelTimer(id);
                      inPeriod(done);
                    })));
    tests.add(
        test("afterWork", done -> vertx.executeBlocking(() -> 1).onSuccess(x -> afterWork(done))));
    for (Thread each : tests) {
      each.join();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  private static Thread test(String name, Test test) {
    Thread thread =
        new Thread(
            () -> {
              try {
                String window = Windows.open(name);
                ALL_OPEN.await();
                CountDownLatch done = new CountDownLatch(1);
                test.run(done);
                done.await();
                ALL_DONE.await();
                Windows.close(window);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }

  private static void inTask(CountDownLatch done) {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    done.countDown();
  }

  private static void inTimer(CountDownLatch done) {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    done.countDown();
  }

  private static void inPeriod(CountDownLatch done) {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    done.countDown();
  }

  private static void afterWork(CountDownLatch done) {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    done.countDown();
  }

  private interface Test {
    void run(CountDownLatch done);
  }
}
