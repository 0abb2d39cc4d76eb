package dev.selvedge.samples.pitfall.cancelled;

import java.util.function.Consumer;

/**
 * Reads pages, and takes an interrupt for a page that could not be read: nobody can stop it. {@link
 * Crawler} does it right.
 */
public final class StubbornCrawler implements Runnable {
  private final Pages pages;
  private final Consumer<String> index;

  /** A crawler of these pages, which are given to the index. */
  public StubbornCrawler(Pages pages, Consumer<String> index) {
    this.pages = pages;
    this.index = index;
  }

  @Override
  public void run() {
    while (pages.isOpen()) {
      try {
        index.accept(pages.next());
      } catch (InterruptedException e) { // FINDING: SwallowedCancellation
        index.accept("unreadable");
      }
    }
  }
}
