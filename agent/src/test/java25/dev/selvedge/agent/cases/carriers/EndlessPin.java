package dev.selvedge.agent.cases.carriers;

import java.util.concurrent.CountDownLatch;

/** A pin that never ends. */
public final class EndlessPin {

  private EndlessPin() {}

  public static void main(String[] args) throws Throwable {
    Row.run("endless", Waits::touch);
  }

  /** A class whose initialiser waits for ever. */
  static final class Waits {
    static {
      try {
        new CountDownLatch(1).await(); // FINDING: PinnedCarrier
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private Waits() {}

    static void touch() {}
  }
}
