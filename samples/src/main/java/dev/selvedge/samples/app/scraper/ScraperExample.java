package dev.selvedge.samples.app.scraper;

import dev.selvedge.samples.app.scraper.Scraper.Limits;
import dev.selvedge.samples.app.scraper.Scraper.Result;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows {@link Scraper}: run it, and read. */
public final class ScraperExample {

  private ScraperExample() {}

  /** Fetches what is on two servers: most of it slowly, some at the second attempt, or never. */
  public static void main(String[] args) throws Exception {
    try (SlowServer shop = SlowServer.start();
        SlowServer blog = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      Limits limits = new Limits(32, 4, Duration.ofSeconds(1), Duration.ofMillis(200));
      List<URI> addresses = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        addresses.add(shop.slow(Duration.ofMillis(200), "<title>Tea " + i + "</title>"));
      }
      addresses.add(
          blog.slow(
              Duration.ofMillis(100),
              "<title>How to make tea</title><a href='/milk'>milk</a><a href='/water'>water</a>"));
      addresses.add(blog.failingFirst(1, "<title>Back again</title>"));
      addresses.add(blog.answering(404, "gone"));
      addresses.add(blog.endless("a page without an end"));
      addresses.add(URI.create("mailto:tea@example.com"));

      System.out.println("fetching " + addresses.size() + " addresses of two servers");
      Stopwatch watch = Stopwatch.start();
      List<Result> results = new Scraper(client, limits).scrape(addresses);
      results.forEach(ScraperExample::print);
      System.out.println(
          results.size()
              + " addresses, at most "
              + shop.mostCallsAtOnce()
              + " at once of the shop and "
              + blog.mostCallsAtOnce()
              + " of the blog"
              + watch);
    }
  }

  private static void print(Result result) {
    System.out.println(
        switch (result) {
          case Result.Page page -> "\"" + page.title() + "\" with links to " + page.links();
          case Result.Missing missing -> "none of " + missing.address() + ": " + missing.reason();
        });
  }
}
