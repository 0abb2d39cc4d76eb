package dev.selvedge.samples.lock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives out the numbers of invoices, without gaps: one is only used up when the ledger has booked
 * it. So the next one has to wait for that call, and whoever is interrupted waits no longer. Where
 * nobody knows whether it was booked, the next one books the same number again.
 */
public final class InvoiceNumbers {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final ReentrantLock lock = new ReentrantLock();
  private int last;

  /** Numbers that are booked by this client. */
  public InvoiceNumbers(HttpClient client) {
    this.client = client;
  }

  /**
   * The next number.
   *
   * @throws IOException if the ledger does not book it
   * @throws InterruptedException if the thread is interrupted, also while it waits for its turn
   */
  public int next(URI ledger) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      book(ledger, last + 1);
      return ++last;
    } finally {
      lock.unlock();
    }
  }

  private void book(URI ledger, int number) throws IOException, InterruptedException {
    BodyPublisher body = BodyPublishers.ofString("invoice " + number);
    HttpRequest request = HttpRequest.newBuilder(ledger).timeout(LONGEST).PUT(body).build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException(ledger + " answered " + status);
    }
  }
}
