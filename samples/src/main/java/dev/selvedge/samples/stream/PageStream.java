package dev.selvedge.samples.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that a source of many pages has, as a stream that reads no further than it is asked to. A
 * page that cannot be read ends it with an {@link UncheckedIOException}, and so does an interrupt.
 */
public final class PageStream {
  private static final int AHEAD = 3;

  private final PageReader pages;

  /** One of these pages. */
  public PageStream(PageReader pages) {
    this.pages = pages;
  }

  /** Reads a page when all before it is used up. */
  public Stream<String> items() {
    return items(IntStream.iterate(0, number -> number + 1).mapToObj(this::page));
  }

  /**
   * Reads up to three pages at once, on virtual threads, and hands on what is on them in order.
   * When nobody wants more, what is being read is cancelled.
   */
  public Stream<String> itemsReadAhead() {
    return items(
        IntStream.iterate(0, number -> number + 1)
            .peek(_ -> endIfInterrupted())
            .boxed()
            .gather(Gatherers.mapConcurrent(AHEAD, this::page)));
  }

  private static Stream<String> items(Stream<List<String>> pages) {
    return pages.takeWhile(page -> !page.isEmpty()).flatMap(List::stream);
  }

  private List<String> page(int number) {
    try {
      return pages.read(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  /** The gatherer does not end by an interrupt of the thread that uses the stream. */
  private static void endIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private static UncheckedIOException interrupted() {
    return new UncheckedIOException(new InterruptedIOException("interrupted while reading"));
  }
}
