package dev.selvedge.samples.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.Callable;

/** The start of a server by a thread that is interrupted. */
public final class InterruptedStart {
  private InterruptedStart() {}

  /**
   * Asserts that it fails so. One that is there before anybody has waited for it has started; that
   * one is closed, and the thread that has started it is interrupted still.
   */
  public static void assertFails(
      Callable<? extends AutoCloseable> start, Class<? extends Exception> failure) {
    Thread.currentThread().interrupt();

    Throwable thrown = catchThrowable(() -> start.call().close());

    if (Thread.interrupted()) {
      assertThat(thrown).isNull();
    } else {
      assertThat(thrown).isInstanceOf(failure);
    }
  }
}
