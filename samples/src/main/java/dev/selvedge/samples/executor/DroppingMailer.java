package dev.selvedge.samples.executor;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Sends mails one after the other, and drops without a word what does not fit into its queue:
 * whoever waits for such a mail waits for ever. {@link Mailer} does it right.
 */
public final class DroppingMailer implements AutoCloseable {
  private static final int ROOM = 2;

  private final UnaryOperator<String> post;
  private final ExecutorService pool =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(ROOM), new DiscardPolicy());

  /** Mails that are delivered by the given function, which answers with a receipt. */
  public DroppingMailer(UnaryOperator<String> post) {
    this.post = post;
  }

  /** The receipt for a mail, once it was delivered. */
  public Future<String> send(String mail) {
    return pool.submit(() -> post.apply(mail)); // FINDING: AbandonedWork
  }

  /** Waits until all was delivered. */
  @Override
  public void close() {
    pool.close();
  }
}
