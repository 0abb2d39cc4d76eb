package dev.selvedge.samples.pitfall.cancelled;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Reads pages, and takes an interrupt for a page that could not be read: nobody can stop it. {@link
 * Crawler} does it right.
 */
public final class StubbornCrawler implements Callable<Integer> {
  private final Pages pages;
  private final Consumer<String> index;

  /** A crawler of these pages, which are given to the index. */
  public StubbornCrawler(Pages pages, Consumer<String> index) {
    this.pages = pages;
    this.index = index;
  }

  @Override
  public Integer call() {
    int read = 0;
    while (pages.hasNext()) {
      try {
        index.accept(pages.next());
        read++;
      } catch (InterruptedException e) { // FINDING: SwallowedCancellation
        index.accept("unreadable");
      }
    }
    pages.close();
    return read;
  }
}
