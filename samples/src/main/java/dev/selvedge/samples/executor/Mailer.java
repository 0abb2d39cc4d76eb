package dev.selvedge.samples.executor;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Sends mails one after the other. Whoever sends more than fit into its queue sends himself, which
 * takes him long enough to let the others go first.
 */
public final class Mailer implements AutoCloseable {
  private static final int ROOM = 2;

  private final UnaryOperator<String> post;
  private final ExecutorService pool =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(ROOM), Mailer::sendHere);

  /** Mails that are delivered by the given function, which answers with a receipt. */
  public Mailer(UnaryOperator<String> post) {
    this.post = post;
  }

  /** Unlike {@link ThreadPoolExecutor.CallerRunsPolicy}, drops nothing once the pool is closed. */
  private static void sendHere(Runnable mail, ThreadPoolExecutor pool) {
    if (pool.isShutdown()) {
      throw new RejectedExecutionException("closed");
    }
    mail.run();
  }

  /**
   * The receipt for a mail, once it was delivered.
   *
   * @throws RejectedExecutionException if this is closed
   */
  public Future<String> send(String mail) {
    return pool.submit(() -> post.apply(mail));
  }

  /** Waits until all was delivered. */
  @Override
  public void close() {
    pool.close();
  }
}
