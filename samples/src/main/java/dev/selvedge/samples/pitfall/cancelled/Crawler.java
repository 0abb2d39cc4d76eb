package dev.selvedge.samples.pitfall.cancelled;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Reads pages until there are no more, or until it is cancelled; it closes them in any case. */
public final class Crawler implements Callable<Integer> {
  private final Pages pages;
  private final Consumer<String> index;

  /** A crawler of these pages, which are given to the index. */
  public Crawler(Pages pages, Consumer<String> index) {
    this.pages = pages;
    this.index = index;
  }

  /**
   * Reads them.
   *
   * @return how many there were
   * @throws InterruptedException if it is cancelled; what it has read by then is in the index
   */
  @Override
  public Integer call() throws InterruptedException {
    int read = 0;
    try (pages) {
      while (pages.hasNext()) {
        index.accept(pages.next());
        read++;
      }
    }
    return read;
  }
}
