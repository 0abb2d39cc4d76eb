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
    Pages pages =
        new Pages() {
          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public String next() throws InterruptedException {
            return queue.take();
          }
        };
    try (var executor = Executors.newSingleThreadExecutor()) {
      var crawl = executor.submit(new Crawler(pages, page -> System.out.println("read " + page)));
      queue.put("the first page");
      queue.put("the second page");
      TimeUnit.MILLISECONDS.sleep(300);
      Stopwatch watch = Stopwatch.start();
      crawl.cancel(true);
      executor.shutdown();
      boolean ended = executor.awaitTermination(5, TimeUnit.SECONDS);
      System.out.println((ended ? "it has ended" : "it goes on") + watch);
    }
  }
}
