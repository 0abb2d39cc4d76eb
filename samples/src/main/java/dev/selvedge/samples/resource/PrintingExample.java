package dev.selvedge.samples.resource;

import dev.selvedge.samples.support.SlowServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.StructuredTaskScope.FailedException;

/** Shows {@link Printing}: run it, and read. */
public final class PrintingExample {

  private PrintingExample() {}

  /** Prints, fails to print, and is interrupted while it prints. */
  public static void main(String[] args) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      try (SlowServer server = SlowServer.start()) {
        URI invoice = server.slow(Duration.ofMillis(100), "invoice");
        System.out.println("printed: " + printing(client, server).print(List.of(invoice, invoice)));
        print(server);
      }
      try (SlowServer server = SlowServer.start()) {
        printing(client, server).print(List.of(server.endless("roll"), server.failing("invoice")));
      } catch (FailedException e) {
        System.out.println("failed: " + e.getCause());
      }
      try (SlowServer server = SlowServer.start()) {
        Thread caller = Thread.ofVirtual().start(() -> printEndlessly(client, server));
        while (server.callsNow() == 0 || server.calls() < 3) {
          Thread.sleep(10);
        }
        caller.interrupt();
        caller.join();
        print(server);
      }
    }
  }

  private static void printEndlessly(HttpClient client, SlowServer server) {
    try {
      printing(client, server).print(List.of(server.endless("roll")));
    } catch (Exception e) {
      System.out.println("ended by " + e);
    }
  }

  private static Printing printing(HttpClient client, SlowServer server) {
    return new Printing(
        client, server.slow(Duration.ZERO, "printer"), server.slow(Duration.ZERO, "tray"));
  }

  private static void print(SlowServer server) {
    server.log().forEach(call -> System.out.println("  " + call));
  }
}
