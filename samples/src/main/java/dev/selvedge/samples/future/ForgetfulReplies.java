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
 * Replies that forget whom they have refused: he waits as long as he may, and is told that it took
 * too long. {@link Replies} keeps its promises.
 */
public final class ForgetfulReplies {
  private final Map<Long, CompletableFuture<String>> open = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Channel channel;

  /** Replies to what is asked over this channel. */
  public ForgetfulReplies(Channel channel) {
    this.channel = channel;
  }

  /** Asks a question and waits for the reply. */
  public String await(String question, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    long number = numbers.incrementAndGet();
    CompletableFuture<String> reply = new CompletableFuture<>();
    open.put(number, reply);
    channel.send(number, question);
    return reply.get(NANOSECONDS.convert(patience), NANOSECONDS); // FINDING: NeverCompletedFuture
  }

  /** The other side has replied. */
  public void replied(long number, String text) {
    CompletableFuture<String> reply = open.remove(number);
    if (reply != null) {
      reply.complete(text);
    }
  }

  /** The other side has not replied: the question is done with, and its future is not. */
  public void refused(long number) {
    open.remove(number);
  }
}
