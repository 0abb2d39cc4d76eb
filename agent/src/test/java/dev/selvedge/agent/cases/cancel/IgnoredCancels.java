package dev.selvedge.agent.cases.cancel;

import static dev.selvedge.agent.cases.cancel.CancelWork.POOL;

import dev.selvedge.agent.cases.support.Cases;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/** Work that is cancelled and takes no notice. */
@SuppressWarnings({"FutureReturnValueIgnored", "LockNotBeforeTry"}) // that is what it is about
public final class IgnoredCancels {

  public static void main(String[] args) throws Exception {
    Cases.as(args)
        .run("computes", IgnoredCancels::computes)
        .run("waits for a lock", IgnoredCancels::lock)
        .run("waits for a monitor", IgnoredCancels::monitor)
        .run("joins", IgnoredCancels::joins)
        .run("reads", IgnoredCancels::reads)
        .run("waits again", IgnoredCancels::waitsAgain)
        .run("shut down", IgnoredCancels::shutDown)
        .run("executed", IgnoredCancels::executed)
        .run("fork-join", IgnoredCancels::forkJoin)
        .run("a thread of its own", IgnoredCancels::thread)
        .run("virtual", IgnoredCancels::virtual)
        .end();
  }

  private static void computes() throws Exception {
    Spin spin = new Spin();
    Future<?> task =
        POOL.submit(
            () -> {
              spin.begin();
              while (!spin.stop) {} // FINDING: IgnoredCancellation
              spin.end();
            });
    spin.awaitBegun();
    // That it is cancelled after a time-out is what matters.
    CancelWork.timesOut(task, 5);
    task.cancel(true);
    spin.letEnd();
  }

  private static void lock() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    Future<?> task =
        POOL.submit(
            () -> {
              begun.countDown();
              lock.lock(); // FINDING: IgnoredCancellation
              lock.unlock();
              over.countDown();
            });
    CancelWork.await(begun);
    CancelWork.rest(20);
    task.cancel(true);
    CancelWork.rest(1_000);
    lock.unlock();
    over.await();
  }

  private static void monitor() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Object monitor = new Object();
    Future<?> task;
    synchronized (monitor) {
      task =
          POOL.submit(
              () -> {
                begun.countDown();
                synchronized (monitor) {
                  over.countDown(); // FINDING: IgnoredCancellation
                }
              });
      CancelWork.await(begun);
      CancelWork.rest(20);
      task.cancel(true);
      CancelWork.rest(1_000);
    }
    over.await();
  }

  private static void joins() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture<Integer> promise = new CompletableFuture<>();
    Future<?> task =
        POOL.submit(
            () -> {
              begun.countDown();
              promise.join(); // FINDING: IgnoredCancellation
              over.countDown();
            });
    CancelWork.await(begun);
    CancelWork.rest(20);
    task.cancel(true);
    CancelWork.rest(1_000);
    promise.complete(1);
    over.await();
  }

  private static void reads() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      InputStream in = client.getInputStream();
      Future<?> task =
          POOL.submit(
              () -> {
                begun.countDown();
                try {
                  in.read(); // FINDING: IgnoredCancellation
                } catch (java.io.IOException e) {
                  throw new UncheckedIOException(e);
                }
                over.countDown();
              });
      CancelWork.await(begun);
      CancelWork.rest(20);
      task.cancel(true);
      CancelWork.rest(1_000);
      accepted.getOutputStream().write(1);
      over.await();
    }
  }

  /** Goes back to its wait when it is interrupted, and says so when it is over. */
  private static void waitsAgain() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Future<?> task =
        POOL.submit(
            () -> {
              begun.countDown();
              boolean interrupted = false;
              while (true) {
                try {
                  gate.await(); // FINDING: IgnoredCancellation
                  break;
                } catch (InterruptedException e) {
                  interrupted = true;
                }
              }
              over.countDown();
              if (interrupted) {
                Thread.currentThread().interrupt();
              }
            });
    CancelWork.await(begun);
    CancelWork.rest(20);
    task.cancel(true);
    CancelWork.rest(1_000);
    gate.countDown();
    over.await();
  }

  private static void shutDown() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3, CancelWork::daemon);
    Spin spin = new Spin();
    Future<?> task =
        pool.submit(
            () -> {
              spin.begin();
              while (!spin.stop) {} // FINDING: IgnoredCancellation
              spin.end();
            });
    spin.awaitBegun();
    CancelWork.timesOut(task, 5);
    pool.shutdownNow();
    spin.letEnd();
    task.isDone();
  }

  private static void executed() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3, CancelWork::daemon);
    Spin spin = new Spin();
    pool.execute(
        () -> {
          spin.begin();
          while (!spin.stop) {} // FINDING: IgnoredCancellation
          spin.end();
        });
    spin.awaitBegun();
    pool.shutdownNow();
    spin.letEnd();
  }

  private static void forkJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    Spin spin = new Spin();
    pool.submit(
        () -> {
          spin.begin();
          while (!spin.stop) {} // FINDING: IgnoredCancellation
          spin.end();
        });
    spin.awaitBegun();
    pool.shutdownNow();
    spin.letEnd();
  }

  private static void thread() throws Exception {
    Spin spin = new Spin();
    FutureTask<Integer> task =
        new FutureTask<>(
            () -> {
              spin.begin();
              while (!spin.stop) {} // FINDING: IgnoredCancellation
              spin.end();
              return 1;
            });
    Thread thread = CancelWork.daemon(task);
    thread.start();
    spin.awaitBegun();
    task.cancel(true);
    spin.letEnd();
    thread.join();
  }

  private static void virtual() throws Exception {
    if (!CancelWork.isFrom(21)) {
      return;
    }
    ExecutorService threads = CancelWork.virtualThreads();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Spin spin = new Spin();
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    Future<?> task =
        threads.submit(
            () -> {
              spin.begin();
              while (!spin.stop) {} // FINDING: IgnoredCancellation from 21
              spin.end();
            });
    threads.execute(
        () -> {
          begun.countDown();
          lock.lock(); // FINDING: IgnoredCancellation from 21
          lock.unlock();
          over.countDown();
        });
    CancelWork.await(begun);
    spin.awaitBegun();
    CancelWork.rest(20);
    task.cancel(true);
    threads.shutdownNow();
    spin.letEnd();
    lock.unlock();
    over.await();
  }
}
