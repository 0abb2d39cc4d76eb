package dev.selvedge.samples.shop;

import dev.selvedge.samples.demo.BusySupplier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** A shop in the JVM of the test, with its supplier and a client. */
final class TestShop implements AutoCloseable {
  /** Nobody listens there: it is reserved, and needs privileges to listen on. */
  static final String NO_DATABASE = "jdbc:postgresql://127.0.0.1:1/postgres?user=postgres";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path terms;
  private final BusySupplier supplier;
  private final Shop shop;

  private TestShop(Path terms, BusySupplier supplier, Shop shop) {
    this.terms = terms;
    this.supplier = supplier;
    this.shop = shop;
  }

  /** Opens a shop whose supplier refuses the first questions for each product. */
  static TestShop open(String jdbcUrl, int refusals) throws IOException {
    Path terms = Files.writeString(Files.createTempFile("terms", ".txt"), "No returns");
    BusySupplier supplier = new BusySupplier(refusals);
    Settings settings = new Settings("127.0.0.1", 0, jdbcUrl, terms, supplier.address());
    return new TestShop(terms, supplier, Shop.open(settings));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address().resolve(path)));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address().resolve(path)).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  URI address() {
    return shop.address();
  }

  BusySupplier supplier() {
    return supplier;
  }

  void deleteTerms() throws IOException {
    Files.delete(terms);
  }

  @Override
  public void close() throws IOException {
    client.close();
    shop.close();
    supplier.close();
    Files.deleteIfExists(terms);
  }
}
