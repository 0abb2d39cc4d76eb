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

  /**
   * Asks two questions at once. As soon as one is refused, or the future is cancelled, nobody waits
   * for the other.
   */
  public CompletableFuture<String> askBoth(String first, String second) {
    CompletableFuture<String> one = ask(first);
    CompletableFuture<String> two = ask(second);
    // By itself "thenCombine" waits for both, also when one of them has failed.
    failTogether(one, two);
    failTogether(two, one);
    CompletableFuture<String> both = one.thenCombine(two, (a, b) -> a + ", " + b);
    failTogether(both, one);
    return both;
  }

  private static void failTogether(CompletableFuture<?> one, CompletableFuture<?> other) {
    var _ =
        one.whenComplete(
            (_, failure) -> {
              if (failure != null) {
                other.completeExceptionally(failure);
              }
            });
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
      return reply.get(NANOSECONDS.convert(patience), NANOSECONDS);
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

  /** How many questions are without a reply. */
  public int open() {
    return open.size();
  }

  /** Ends the wait of all who still wait, and of who asks from now on. */
  @Override
  public void close() {
    closed = true;
    open.values().forEach(reply -> reply.completeExceptionally(new RefusedException("closed")));
  }
}
