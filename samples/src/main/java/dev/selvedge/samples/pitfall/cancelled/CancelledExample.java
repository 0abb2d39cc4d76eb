package dev.selvedge.samples.pitfall.cancelled;

import dev.selvedge.samples.support.Stopwatch;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Shows {@link Crawler}: run it, and read. */
public final class CancelledExample {

  private CancelledExample() {}

  /** Lets a crawler read two pages, and cancels it while it waits for a third. */
  public static void main(String[] args) throws InterruptedException {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    try (var executor = Executors.newSingleThreadExecutor()) {
      var crawler = new Crawler(new Arriving(queue), page -> System.out.println("read " + page));
      var crawl = executor.submit(crawler);
      queue.put("the first page");
      queue.put("the second page");
      while (!queue.isEmpty()) {
        Thread.onSpinWait();
      }

      System.out.println("cancelled");
      Stopwatch watch = Stopwatch.start();
      crawl.cancel(true);
      executor.shutdown();
      boolean ended = executor.awaitTermination(5, TimeUnit.SECONDS);
      System.out.println((ended ? "it has ended" : "it goes on") + watch);
    }
  }

  /** Pages that somebody puts into a queue. */
  private record Arriving(BlockingQueue<String> queue) implements Pages {

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public String next() throws InterruptedException {
      return queue.take();
    }

    @Override
    public void close() {
      System.out.println("closed the pages");
    }
  }
}
