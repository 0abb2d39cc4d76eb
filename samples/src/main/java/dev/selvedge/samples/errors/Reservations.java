package dev.selvedge.samples.errors;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;

/**
 * Sets the goods of an order aside, all at once, and knows of each what came of it. What can be
 * expected to go wrong is an {@link Outcome}; anything else is a failure of the whole.
 */
public final class Reservations {
  private static final int AT_A_TIME = 16;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Semaphore permits = new Semaphore(AT_A_TIME);

  /** Reservations at warehouses that are asked by this client. */
  public Reservations(HttpClient client) {
    this.client = client;
  }

  /** What came of asking for an item. */
  public sealed interface Outcome {}

  /** It is set aside, with this number. */
  public record Reserved(URI item, String number) implements Outcome {}

  /** There is none; it is of no use to ask again. */
  public record OutOfStock(URI item) implements Outcome {}

  /** Nobody knows whether there is one; it may help to ask again. */
  public record Unreachable(URI item, IOException reason) implements Outcome {}

  /**
   * Sets aside what there is.
   *
   * @return for each item, in their order, what came of it
   * @throws FailedException if something happened that is no {@link Outcome}: a bug
   * @throws InterruptedException if the caller is interrupted; what is under way is given up
   */
  public List<Outcome> reserveWhatIsThere(List<URI> items) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Outcome>allSuccessfulOrThrow())) {
      items.forEach(item -> scope.fork(() -> outcomeOf(item)));
      return scope.join().map(Subtask::get).toList();
    }
  }

  /**
   * Sets everything aside.
   *
   * @return the numbers, in the order of the items
   * @throws FailedException as soon as one is missing, with the reason as its cause; what is under
   *     way then is given up
   * @throws InterruptedException if the caller is interrupted; what is under way is given up
   */
  public List<String> reserveAll(List<URI> items) throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<String>allSuccessfulOrThrow())) {
      items.forEach(item -> scope.fork(() -> reserve(item)));
      return scope.join().map(Subtask::get).toList();
    }
  }

  private Outcome outcomeOf(URI item) throws InterruptedException {
    try {
      return new Reserved(item, reserve(item));
    } catch (OutOfStockException e) {
      return new OutOfStock(item);
    } catch (IOException e) {
      return new Unreachable(item, e);
    }
  }

  private String reserve(URI item) throws IOException, InterruptedException {
    permits.acquire();
    try {
      HttpRequest request = HttpRequest.newBuilder(item).timeout(LONGEST).build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return switch (response.statusCode()) {
        case 200 -> response.body();
        case 404 -> throw new OutOfStockException(item);
        default -> throw new IOException(item + " answered " + response.statusCode());
      };
    } finally {
      permits.release();
    }
  }

  /** There is none left. */
  public static final class OutOfStockException extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfStockException(URI item) {
      super("none left of " + item);
    }
  }
}
