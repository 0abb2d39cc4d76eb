package dev.selvedge.samples.lock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Gives out the numbers of invoices as {@link InvoiceNumbers} does. From JDK 24 on a virtual thread
 * that waits for the monitor, or calls while it has it, leaves its carrier to others; but one that
 * waits for the monitor cannot be interrupted.
 */
public final class SynchronizedNumbers {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private int last;

  /** Numbers that are booked by this client. */
  public SynchronizedNumbers(HttpClient client) {
    this.client = client;
  }

  /**
   * The next number.
   *
   * @throws IOException if the ledger does not book it
   * @throws InterruptedException if the thread is interrupted while it is booked
   */
  public synchronized int next(URI ledger) throws IOException, InterruptedException {
    int number = last + 1;
    BodyPublisher body = BodyPublishers.ofString("invoice " + number);
    HttpRequest request = HttpRequest.newBuilder(ledger).timeout(LONGEST).PUT(body).build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException(ledger + " answered " + status);
    }
    last = number;
    return number;
  }
}
