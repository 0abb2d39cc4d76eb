package dev.selvedge.samples.permit;

import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/**
 * Books payments at a bank that serves only so many at once. A payment that the bank refuses gives
 * its permit back as any other does.
 */
public final class Tills {
  private final UnaryOperator<String> bank;
  private final Semaphore permits;

  /** Tills at which so many payments are booked at once at most. */
  public Tills(UnaryOperator<String> bank, int tills) {
    this.bank = bank;
    this.permits = new Semaphore(tills);
  }

  /** Books a payment once there is a till for it, and returns the receipt. */
  public String book(String payment) throws InterruptedException {
    permits.acquire();
    try {
      return bank.apply(payment);
    } finally {
      permits.release();
    }
  }
}
