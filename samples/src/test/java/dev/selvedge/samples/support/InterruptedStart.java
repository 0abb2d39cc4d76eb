package dev.selvedge.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;

/** The start of a server by a thread that is interrupted. */
public final class InterruptedStart {
  private InterruptedStart() {}

  /**
   * Asserts that the start fails with this exception, or that the server was there before anybody
   * waited for it; it is closed then, and the thread is interrupted still.
   */
  public static void assertFailsOrIsThere(
      Callable<? extends AutoCloseable> start, Class<? extends Exception> failure)
      throws Exception {
    Thread.currentThread().interrupt();
    AutoCloseable server;
    try {
      server = start.call();
    } catch (Exception e) {
      assertThat(e).isInstanceOf(failure);
      assertThat(Thread.interrupted()).isFalse();
      return;
    }
    server.close();
    assertThat(Thread.interrupted()).isTrue();
  }
}
