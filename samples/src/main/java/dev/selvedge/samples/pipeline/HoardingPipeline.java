package dev.selvedge.samples.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * Several producers and several consumers, with a queue between them that has no bound: as long as
 * the consumers keep up nobody notices, and then it fills the memory. {@link Pipeline} has a bound.
 *
 * @param <T> what is produced
 */
public final class HoardingPipeline<T> {

  /** Runs it until all that the sources have is consumed. */
  public void run(List<? extends Source<T>> sources, List<? extends Sink<T>> sinks)
      throws InterruptedException {
    BlockingQueue<Optional<T>> queue = new LinkedBlockingQueue<>();
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
    source.sendTo(item -> queue.put(Optional.of(item))); // FINDING: UnboundedQueue
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
