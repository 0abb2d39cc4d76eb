package dev.selvedge.samples.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * Several producers and several consumers, with a queue between them that has room for a few items:
 * who produces faster than is consumed waits. Each item comes to one consumer, none is lost, and
 * when it returns all of them are done.
 *
 * @param <T> what is produced
 */
public final class Pipeline<T> {
  private final int room;

  /**
   * One whose queue has room for so many.
   *
   * @throws IllegalArgumentException if that is not at least one
   */
  public Pipeline(int room) {
    if (room < 1) {
      throw new IllegalArgumentException("room for at least one, not " + room);
    }
    this.room = room;
  }

  /**
   * Runs it until all that the sources have is consumed, each source and each sink on a virtual
   * thread of its own. No item may be null.
   *
   * @throws IllegalArgumentException if there is no sink
   * @throws FailedException if a source or a sink fails, with the reason as its cause; all others
   *     are interrupted, and what is in the queue is dropped
   * @throws InterruptedException if the caller is interrupted; all are interrupted then
   */
  public void run(List<? extends Source<T>> sources, List<? extends Sink<T>> sinks)
      throws InterruptedException {
    if (sinks.isEmpty()) {
      throw new IllegalArgumentException("nobody consumes what is produced");
    }
    BlockingQueue<Optional<T>> queue = new ArrayBlockingQueue<>(room);
    CountDownLatch producing = new CountDownLatch(sources.size());
    try (var scope = StructuredTaskScope.open(Joiner.<Void>awaitAllSuccessfulOrThrow())) {
      sinks.forEach(sink -> scope.fork(() -> consume(queue, sink)));
      sources.forEach(source -> scope.fork(() -> produce(source, queue, producing)));
      scope.fork(() -> end(producing, queue, sinks.size()));
      scope.join();
    }
  }

  /** The end comes behind the last item of the last source, once for each consumer. */
  private Void end(CountDownLatch producing, BlockingQueue<Optional<T>> queue, int consumers)
      throws InterruptedException {
    producing.await();
    for (int i = 0; i < consumers; i++) {
      queue.put(Optional.empty());
    }
    return null;
  }

  private Void produce(Source<T> source, BlockingQueue<Optional<T>> queue, CountDownLatch producing)
      throws Exception {
    source.sendTo(item -> queue.put(Optional.of(item)));
    producing.countDown();
    return null;
  }

  private Void consume(BlockingQueue<Optional<T>> queue, Sink<T> sink) throws Exception {
    Optional<T> item = queue.take();
    while (item.isPresent()) {
      sink.accept(item.get());
      item = queue.take();
    }
    return null;
  }
}
