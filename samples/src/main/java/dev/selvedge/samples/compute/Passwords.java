package dev.selvedge.samples.compute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Stretches passwords, which is meant to cost processor time. It is done by a pool of as many
 * platform threads as there are processors; the virtual threads that ask leave their carriers while
 * they wait for it. The computation stands for any other; to store passwords take Argon2 or PBKDF2,
 * with a salt.
 */
public final class Passwords implements AutoCloseable {
  private final ExecutorService pool =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final int rounds;

  /**
   * Passwords that are stretched by so many rounds.
   *
   * @throws IllegalArgumentException if that is not at least one
   */
  public Passwords(int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("at least one round, not " + rounds);
    }
    this.rounds = rounds;
  }

  /**
   * The stretched form of a password.
   *
   * @throws InterruptedException if the thread is interrupted; the computation is ended then
   */
  public byte[] stretch(String password) throws InterruptedException {
    Future<byte[]> stretched = pool.submit(() -> compute(password));
    try {
      return stretched.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      stretched.cancel(true);
    }
  }

  private byte[] compute(String password) throws NoSuchAlgorithmException, InterruptedException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] stretched = password.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < rounds; i++) {
      // It waits for nothing, so that nothing else would notice that nobody wants it any more.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      stretched = digest.digest(stretched);
    }
    return stretched;
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    pool.close();
  }
}
