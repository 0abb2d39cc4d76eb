package dev.selvedge.samples.pitfall.cancelled;

import java.util.function.Consumer;

/** Reads pages until there are no more, or until it is interrupted. */
public final class Crawler implements Runnable {
  private final Pages pages;
  private final Consumer<String> index;

  /** A crawler of these pages, which are given to the index. */
  public Crawler(Pages pages, Consumer<String> index) {
    this.pages = pages;
    this.index = index;
  }

  @Override
  public void run() {
    try {
      while (pages.isOpen()) {
        index.accept(pages.next());
      }
    } catch (InterruptedException e) {
      // A runnable cannot throw it: whoever runs this sees the flag.
      Thread.currentThread().interrupt();
    }
  }
}
