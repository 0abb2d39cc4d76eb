package dev.selvedge.samples.resource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

/**
 * Prints invoices on a printer, with paper from a tray, which both belong to it as long as it
 * prints. Whatever happens, all printing has ended before the tray is given back, and the tray is
 * given back before the printer.
 */
public final class Printing {
  private static final int AT_A_TIME = 2;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final URI printer;
  private final URI tray;
  private final Semaphore permits = new Semaphore(AT_A_TIME);

  /** Printing with these two. */
  public Printing(HttpClient client, URI printer, URI tray) {
    this.client = client;
    this.printer = printer;
    this.tray = tray;
  }

  /**
   * Prints the invoices.
   *
   * @return what the printer says of each, in their order
   * @throws IOException if printer or tray cannot be had
   * @throws FailedException if one cannot be printed, with the reason as its cause; the others are
   *     given up
   * @throws InterruptedException if the caller is interrupted; all are given up
   */
  public List<String> print(List<URI> invoices) throws IOException, InterruptedException {
    try (Lease _ = Lease.of(client, printer);
        Lease _ = Lease.of(client, tray);
        var scope = StructuredTaskScope.open(Joiner.<String>allSuccessfulOrThrow())) {
      invoices.forEach(invoice -> scope.fork(() -> printInTurn(invoice)));
      return scope.join().map(Subtask::get).toList();
    }
  }

  private String printInTurn(URI invoice) throws IOException, InterruptedException {
    permits.acquire();
    try {
      HttpRequest request = HttpRequest.newBuilder(invoice).timeout(LONGEST).build();
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(invoice + " answered " + response.statusCode());
      }
      return response.body();
    } finally {
      permits.release();
    }
  }
}
