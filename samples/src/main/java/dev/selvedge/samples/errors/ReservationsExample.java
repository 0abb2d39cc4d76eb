package dev.selvedge.samples.errors;

import dev.selvedge.samples.errors.Reservations.OutOfStock;
import dev.selvedge.samples.errors.Reservations.Reserved;
import dev.selvedge.samples.errors.Reservations.Unreachable;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;

/** Shows {@link Reservations} and {@link FailureBudget}: run it, and read. */
public final class ReservationsExample {

  private ReservationsExample() {}

  /** Reserves what is there, then all or nothing, then within a budget. */
  public static void main(String[] args) throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      Reservations reservations = new Reservations(client);
      // The first call takes longer than it says: it loads the client.
      reservations.reserveAll(List.of(server.slow(Duration.ZERO, "sugar")));
      URI tea = server.slow(Duration.ofMillis(300), "tea");
      URI coffee = server.answering(404, "coffee");
      URI milk = server.failing("milk");

      Stopwatch watch = Stopwatch.start();
      reservations
          .reserveWhatIsThere(List.of(tea, coffee, milk))
          .forEach(
              outcome ->
                  System.out.println(
                      switch (outcome) {
                        case Reserved(_, String number) -> "reserved as " + number;
                        case OutOfStock(URI item) -> "out of stock: " + item;
                        case Unreachable(_, var reason) -> "ask again: " + reason.getMessage();
                      }));
      System.out.println("what is there" + watch);

      watch = Stopwatch.start();
      try {
        reservations.reserveAll(List.of(server.slow(Duration.ofSeconds(5), "tea"), coffee));
      } catch (FailedException e) {
        System.out.println("all or nothing: " + e.getCause() + watch);
      }

      try (var scope = StructuredTaskScope.open(new FailureBudget<String>(1))) {
        scope.fork(() -> reservations.reserveAll(List.of(tea)).getFirst());
        scope.fork(() -> reservations.reserveAll(List.of(milk)).getFirst());
        System.out.println("one may fail: " + scope.join().stream().map(s -> s.state()).toList());
      }
    }
  }
}
