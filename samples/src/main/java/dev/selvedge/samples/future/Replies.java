package dev.selvedge.samples.future;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The replies to questions that are asked over a channel. Each future is completed, however it
 * ends: with the reply, with the reason why there is none, or because nobody listens any more. May
 * be used by several threads at once.
 */
public final class Replies implements AutoCloseable {
  private final Map<Long, CompletableFuture<String>> open = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Channel channel;
  private volatile boolean closed;

  /** Replies to what is asked over this channel. */
  public Replies(Channel channel) {
    this.channel = channel;
  }

  /** Asks a question. Who no longer wants the reply cancels the future. */
  public CompletableFuture<String> ask(String question) {
    long number = numbers.incrementAndGet();
    CompletableFuture<String> reply = new CompletableFuture<>();
    open.put(number, reply);
    var _ = reply.whenComplete((_, _) -> open.remove(number));
    if (closed) {
      reply.completeExceptionally(new RefusedException("closed"));
      return reply;
    }
    try {
      channel.send(number, question);
    } catch (RuntimeException e) {
      reply.completeExceptionally(e);
    }
    return reply;
  }

  /** Asks two questions at once; fails as soon as both are answered and one was refused. */
  public CompletableFuture<String> askBoth(String first, String second) {
    return ask(first).thenCombine(ask(second), (one, two) -> one + ", " + two);
  }

  /**
   * Asks a question and waits for the reply.
   *
   * @throws ExecutionException if the question is refused
   * @throws TimeoutException if there is no reply in time; nobody waits for one then
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public String await(String question, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<String> reply = ask(question);
    try {
      return reply.get(patience.toNanos(), NANOSECONDS);
    } finally {
      reply.cancel(false);
    }
  }

  /** The other side has replied. */
  public void replied(long number, String text) {
    CompletableFuture<String> reply = open.get(number);
    if (reply != null) {
      reply.complete(text);
    }
  }

  /** The other side has not replied, and says why. */
  public void refused(long number, String reason) {
    CompletableFuture<String> reply = open.get(number);
    if (reply != null) {
      reply.completeExceptionally(new RefusedException(reason));
    }
  }

  /** Ends the wait of all who still wait, and of who asks from now on. */
  @Override
  public void close() {
    closed = true;
    open.values().forEach(reply -> reply.completeExceptionally(new RefusedException("closed")));
  }
}
