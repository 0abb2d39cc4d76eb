package dev.selvedge.samples.app.scraper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;

/**
 * Fetches web pages, all at once: virtual threads cost nothing, but connections do, and whoever
 * serves the pages takes it for an attack. {@link Scraper} has a limit for each host.
 */
public final class StormingScraper {
  private final HttpClient client;

  /** One that asks by this client. */
  public StormingScraper(HttpClient client) {
    this.client = client;
  }

  /** The titles of these pages, in their order. */
  public List<String> titles(List<URI> addresses) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> pages = new ArrayList<>();
      for (URI address : addresses) {
        pages.add(executor.submit(() -> title(address))); // FINDING: UnboundedFanOut
      }
      List<String> titles = new ArrayList<>();
      for (Future<String> page : pages) {
        titles.add(page.get());
      }
      return titles;
    }
  }

  private String title(URI address) throws IOException, InterruptedException {
    var response = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    return Jsoup.parse(response.body()).title();
  }
}
