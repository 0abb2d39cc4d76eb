package dev.selvedge.samples.permit;

import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/**
 * Books payments at a bank that serves only so many at once, and closes a till for good with each
 * payment that the bank refuses: after a few of them nobody can pay. {@link Tills} does it right.
 */
public final class LeakyTills {
  private final UnaryOperator<String> bank;
  private final Semaphore permits;

  /** Tills at which so many payments are booked at once at most. */
  public LeakyTills(UnaryOperator<String> bank, int tills) {
    this.bank = bank;
    this.permits = new Semaphore(tills);
  }

  /** Books a payment once there is a till for it, and returns the receipt. */
  public String book(String payment) throws InterruptedException {
    permits.acquire(); // FINDING: LeakedPermit
    String receipt = bank.apply(payment);
    permits.release();
    return receipt;
  }
}
