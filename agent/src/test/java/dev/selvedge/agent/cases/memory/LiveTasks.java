package dev.selvedge.agent.cases.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Prints for each kind of task how many bytes more one takes that is alive in a window than one
 * outside of windows.
 */
@SuppressWarnings("FutureReturnValueIgnored") // only what is kept of them matters
public final class LiveTasks {

  private static final int COUNT = 100_000;
  private static final int THREADS = 20_000;

  private LiveTasks() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    measure("submit", LiveTasks::submitted, COUNT);
    measure("execute", LiveTasks::executed, COUNT);
    measure("stage", LiveTasks::stages, COUNT);
    if (Threads.areVirtualKnown()) {
      measure("virtual-thread", LiveTasks::virtual, THREADS);
    }
  }

  private static void measure(String kind, Tasks tasks, int count) throws Exception {
    long plain = Long.MAX_VALUE;
    long tracked = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      plain = Math.min(plain, bytes(tasks, count));
      Window window = Window.open();
      tracked = Math.min(tracked, bytes(tasks, count));
      window.closeClean();
    }
    System.out.println(kind + " " + (tracked - plain) / count);
  }

  private static long bytes(Tasks tasks, int count) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService pool = Executors.newSingleThreadExecutor(Threads::daemon);
    long before = Heap.used();
    List<Object> made = new ArrayList<>(count);
    tasks.make(pool, end, count, made);
    long bytes = Heap.used() - before;
    end.countDown();
    for (Object each : made) {
      if (each instanceof Thread thread) {
        thread.join();
      } else if (each instanceof CompletableFuture<?> future) {
        future.complete(null);
      }
    }
    pool.submit(() -> {}).get();
    pool.shutdown();
    return bytes;
  }

  private static void submitted(
      ExecutorService pool, CountDownLatch end, int count, List<Object> made) {
    for (int i = 0; i < count; i++) {
      pool.submit(() -> await(end));
    }
  }

  private static void executed(
      ExecutorService pool, CountDownLatch end, int count, List<Object> made) {
    for (int i = 0; i < count; i++) {
      pool.execute(() -> await(end));
    }
  }

  private static void stages(
      ExecutorService pool, CountDownLatch end, int count, List<Object> made) {
    for (int i = 0; i < count; i++) {
      CompletableFuture<Object> future = new CompletableFuture<>();
      future.thenRun(() -> await(end));
      made.add(future);
    }
  }

  private static void virtual(
      ExecutorService pool, CountDownLatch end, int count, List<Object> made)
      throws ReflectiveOperationException {
    for (int i = 0; i < count; i++) {
      Thread thread = Threads.virtual().newThread(() -> await(end));
      thread.start();
      made.add(thread);
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Tasks {
    void make(ExecutorService pool, CountDownLatch end, int count, List<Object> made)
        throws Exception;
  }
}
