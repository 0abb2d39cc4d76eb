package dev.selvedge.samples.pitfall.cancelled;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Reads pages, and says that it was interrupted in an exception of its own, which looks like any
 * other failure. {@link Crawler} does it right.
 */
public final class MutteringCrawler implements Callable<Integer> {
  private final Pages pages;
  private final Consumer<String> index;

  /** A crawler of these pages, which are given to the index. */
  public MutteringCrawler(Pages pages, Consumer<String> index) {
    this.pages = pages;
    this.index = index;
  }

  @Override
  public Integer call() {
    int read = 0;
    try (pages) {
      while (pages.hasNext()) {
        index.accept(pages.next());
        read++;
      }
    } catch (InterruptedException e) { // FINDING: LostInterruptFlag
      throw new IllegalStateException("no more pages", e);
    }
    return read;
  }
}
