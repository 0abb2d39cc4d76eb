package dev.selvedge.samples.stream;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

/**
 * All that a source of many pages has, read ahead by a thread. When whoever uses the iterator has
 * seen enough, he leaves, and nobody tells the thread: it waits for ever for room in its queue.
 * {@link PageStream} ends with who uses it.
 */
public final class RestlessPages {
  private static final int ROOM = 2;

  private final PageReader pages;

  /** One of these pages. */
  public RestlessPages(PageReader pages) {
    this.pages = pages;
  }

  /** The items, of which some are read before they are asked for. */
  public Iterator<String> items() {
    BlockingQueue<List<String>> read = new ArrayBlockingQueue<>(ROOM);
    Thread.ofVirtual().name("reader").start(() -> readAll(read)); // FINDING: UnfinishedTask
    return Stream.generate(() -> take(read))
        .takeWhile(page -> !page.isEmpty())
        .flatMap(List::stream)
        .iterator();
  }

  private void readAll(BlockingQueue<List<String>> read) {
    try {
      int number = 0;
      List<String> page = pages.read(number);
      while (!page.isEmpty()) {
        read.put(page);
        page = pages.read(++number);
      }
      read.put(List.of());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> take(BlockingQueue<List<String>> read) {
    try {
      return read.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
