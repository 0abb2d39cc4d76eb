package dev.selvedge.agent.cases.computing;

import static dev.selvedge.agent.cases.computing.Computing.CPU;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Loops that the user names: executors with one thread, and threads that take from a queue. */
public final class OwnLoops {

  private static final int SHORT_ONES = 200;

  public static void main(String[] args) throws Exception {
    executor();
    scheduler();
    queue();
    polled();
    neverEnding();
    TimeUnit.MILLISECONDS.sleep(1_500);
  }

  private static void executor() throws Exception {
    ExecutorService loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "loop-1"));
    loop.submit(OwnLoops::first).get();
    loop.submit(OwnLoops::second).get();
    for (int i = 0; i < SHORT_ONES; i++) {
      loop.execute(Computing::aLittle);
    }
    loop.submit(OwnLoops::waiting).get();
    loop.submit(Computing::aLittle).get();
    loop.shutdown();
  }

  private static void first() {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
  }

  private static void second() {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
  }

  /** That it waits is the fault of another rule. */
  private static void waiting() {
    try {
      Thread.sleep(300); // sleeps
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void scheduler() throws Exception {
    ScheduledExecutorService loop =
        Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "loop-2"));
    loop.schedule(OwnLoops::later, 1, TimeUnit.MILLISECONDS).get();
    loop.shutdown();
  }

  private static void later() {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
  }

  /** The work is there already, so that the loop never waits for it. */
  private static void queue() throws Exception {
    BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    CountDownLatch done = new CountDownLatch(1);
    for (int i = 0; i < SHORT_ONES; i++) {
      work.add(Computing::aLittle);
    }
    work.add(OwnLoops::queued);
    work.add(done::countDown);
    start("loop-3", () -> takeFrom(work));
    done.await();
  }

  private static void takeFrom(BlockingQueue<Runnable> work) {
    try {
      while (true) {
        work.take().run();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void queued() {
    long end = Computing.in(400);
    while (CPU.getCurrentThreadCpuTime() < end) {} // FINDING: SlowEventLoopCallback
  }

  private static void polled() throws Exception {
    ConcurrentLinkedQueue<Runnable> work = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(1);
    for (int i = 0; i < SHORT_ONES; i++) {
      work.add(Computing::aLittle);
    }
    work.add(done::countDown);
    start("loop-4", () -> pollFrom(work, done));
    done.await();
    start("worker-1", Computing::elsewhere).join();
  }

  /** A loop that spins, which is its own business. */
  private static void pollFrom(ConcurrentLinkedQueue<Runnable> work, CountDownLatch done) {
    long end = Computing.in(1_000);
    while (CPU.getCurrentThreadCpuTime() < end) {
      Runnable next = work.poll();
      if (next != null) {
        next.run();
      }
    }
    done.countDown();
  }

  private static void neverEnding() {
    ExecutorService loop =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "loop-5");
              thread.setDaemon(true);
              return thread;
            });
    loop.execute(OwnLoops::forEver);
  }

  private static void forEver() {
    while (CPU.getCurrentThreadCpuTime() >= 0) {} // FINDING: SlowEventLoopCallback
  }

  private static Thread start(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
