package dev.selvedge.samples.compute;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stretches passwords, which is meant to cost processor time. It is done by a pool of as many
 * platform threads as there are processors; the virtual threads that ask leave their carriers while
 * they wait for it.
 */
public final class Passwords implements AutoCloseable {
  private final ExecutorService pool =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final int rounds;

  /** Passwords that are stretched by so many rounds. */
  public Passwords(int rounds) {
    this.rounds = rounds;
  }

  /** The stretched form of a password. */
  public long stretch(String password) throws InterruptedException {
    try {
      return pool.submit(() -> Rounds.of(password, rounds)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
