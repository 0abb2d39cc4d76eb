package dev.selvedge.agent.cases.queues;

import dev.selvedge.agent.cases.support.Cases;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Platform threads, in all the ways in which there may be too many of them, and in others. */
public final class ManyThreads {

  private static final int LIMIT = 256;
  private static final int MANY = 300;

  private ManyThreads() {}

  public static void main(String[] args) throws Exception {
    Cases cases =
        Cases.as(args)
            .run("started one by one", ManyThreads::started)
            .run("of a class of their own", ManyThreads::ofClass)
            .run("a cached pool", ManyThreads::cachedPool)
            .run("a pool without a maximum", ManyThreads::withoutMaximum)
            .run("a timer for each", ManyThreads::timers)
            .run("a pool for each", ManyThreads::pools)
            .run("as many as may be", ManyThreads::atTheLimit)
            .run("one after the other", ManyThreads::oneAfterTheOther)
            .run("of two lines", ManyThreads::ofTwoLines)
            .run("a large pool", ManyThreads::largePool)
            .run("a large pool with a factory", ManyThreads::largePoolWithFactory)
            .run("some large pools", ManyThreads::someLargePools);
    if (Runtime.version().feature() >= 21) {
      cases.run("one for each task", ManyThreads::perTask).run("virtual", ManyThreads::virtual);
    }
    cases.end();
  }

  private static void started() throws Exception {
    Gate gate = new Gate();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Thread thread = new Thread(gate::pass);
      thread.start(); // FINDING: ThreadExplosion
      all.add(thread);
    }
    gate.open();
    join(all);
  }

  private static void join(List<Thread> all) throws InterruptedException {
    for (Thread each : all) {
      each.join();
    }
  }

  private static void ofClass() throws Exception {
    Gate gate = new Gate();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Own thread = new Own(gate);
      thread.start(); // FINDING: ThreadExplosion
      all.add(thread);
    }
    gate.open();
    join(all);
  }

  private static void cachedPool() throws Exception {
    feed(Executors.newCachedThreadPool());
  }

  private static void feed(ExecutorService pool) throws Exception {
    Gate gate = new Gate();
    for (int i = 0; i < MANY; i++) {
      pool.execute(gate::pass); // FINDING: ThreadExplosion
    }
    gate.openAndClose(pool);
  }

  private static void withoutMaximum() throws Exception {
    ThreadFactory factory =
        body ->
            new Thread(
                () -> {
                  body.run();
                });
    feedOther(
        new ThreadPoolExecutor(
            2, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), factory));
  }

  private static void feedOther(ExecutorService pool) throws Exception {
    Gate gate = new Gate();
    for (int i = 0; i < MANY; i++) {
      pool.execute(gate::pass); // FINDING: ThreadExplosion
    }
    gate.openAndClose(pool);
  }

  private static void timers() throws Exception {
    List<Timer> all = new ArrayList<>();
    CountDownLatch ran = new CountDownLatch(MANY);
    for (int i = 0; i < MANY; i++) {
      Timer timer = new Timer(true); // FINDING: ThreadExplosion
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              ran.countDown();
            }
          },
          1);
      all.add(timer);
    }
    ran.await();
    all.forEach(Timer::cancel);
  }

  private static void pools() throws Exception {
    List<ExecutorService> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      ExecutorService pool = Executors.newSingleThreadExecutor();
      pool.execute(() -> {}); // FINDING: ThreadExplosion
      all.add(pool);
    }
    for (ExecutorService each : all) {
      Gate.close(each);
    }
  }

  private static void atTheLimit() throws Exception {
    Gate gate = new Gate();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < LIMIT; i++) {
      Thread thread = new Thread(gate::pass);
      thread.start();
      all.add(thread);
    }
    gate.open();
    join(all);
  }

  private static void oneAfterTheOther() throws Exception {
    for (int i = 0; i < 2 * MANY; i++) {
      Gate.start(() -> {}).join();
    }
  }

  private static void ofTwoLines() throws Exception {
    Gate gate = new Gate();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < LIMIT - 56; i++) {
      Thread one = new Thread(gate::pass);
      one.start();
      all.add(one);
      Thread other = new Thread(gate::pass);
      other.start();
      all.add(other);
    }
    gate.open();
    join(all);
  }

  private static void largePool() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool = Executors.newFixedThreadPool(MANY);
    for (int i = 0; i < 2 * MANY; i++) {
      pool.execute(gate::pass);
    }
    gate.openAndClose(pool);
  }

  private static void largePoolWithFactory() throws Exception {
    Gate gate = new Gate();
    ExecutorService pool =
        new ThreadPoolExecutor(
            MANY,
            MANY,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            body ->
                new Thread(
                    () -> {
                      body.run();
                    }));
    for (int i = 0; i < MANY; i++) {
      pool.execute(gate::pass);
    }
    gate.openAndClose(pool);
  }

  private static void someLargePools() throws Exception {
    Gate gate = new Gate();
    List<ExecutorService> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ExecutorService pool = Executors.newFixedThreadPool(100);
      for (int task = 0; task < 100; task++) {
        pool.execute(gate::pass);
      }
      all.add(pool);
    }
    gate.open();
    for (ExecutorService each : all) {
      Gate.close(each);
    }
  }

  private static void perTask() throws Exception {
    Gate gate = new Gate();
    Method method = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
    ThreadFactory factory = Thread::new;
    ExecutorService executor = (ExecutorService) method.invoke(null, factory);
    for (int i = 0; i < MANY; i++) {
      executor.execute(gate::pass); // FINDING: ThreadExplosion from 21
    }
    gate.openAndClose(executor);
  }

  private static void virtual() throws Exception {
    Gate gate = new Gate();
    ExecutorService executor =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    for (int i = 0; i < 5 * MANY; i++) {
      executor.execute(gate::pass);
    }
    gate.openAndClose(executor);
  }

  /** A thread that says itself what it does. */
  private static final class Own extends Thread {
    private final Gate gate;

    Own(Gate gate) {
      this.gate = gate;
    }

    @Override
    public void run() {
      gate.pass();
    }
  }
}
