package dev.selvedge.samples.stream;

import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Stopwatch;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows {@link PageStream} and {@link PagePublisher}: run it, and read. */
public final class PageStreamExample {
  private static final int PAGES = 20;

  private PageStreamExample() {}

  /** Reads all of them in two ways, then five items only, in three ways. */
  public static void main(String[] args) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      try (SlowServer server = SlowServer.start()) {
        Stopwatch watch = Stopwatch.start();
        long count = new PageStream(reader(client, server)).items().count();
        System.out.println(count + " items of pages of 100 ms, one at a time" + watch);
        watch = Stopwatch.start();
        count = new PageStream(reader(client, server)).itemsReadAhead().count();
        System.out.println(count + " items, read ahead" + watch);
      }
      try (SlowServer server = SlowServer.start()) {
        var items = new PageStream(reader(client, server)).items().limit(5).toList();
        System.out.println(items + ", for which " + server.calls() + " pages were read");
      }
      try (SlowServer server = SlowServer.start()) {
        var items = new PageStream(reader(client, server)).itemsReadAhead().limit(5).toList();
        System.out.println(items + ", for which " + server.calls() + " pages were read ahead");
      }
      try (SlowServer server = SlowServer.start()) {
        CountDownLatch enough = new CountDownLatch(5);
        new PagePublisher(reader(client, server)).subscribe(new Printing(enough));
        enough.await();
        System.out.println(", for which " + server.calls() + " pages were published");
      }
    }
  }

  private static PageReader reader(HttpClient client, SlowServer server) {
    return new PageReader(
        client,
        number ->
            server.slow(
                Duration.ofMillis(100),
                number < PAGES ? "a" + number + ",b" + number + ",c" + number : ""));
  }

  /** Wants one after the other, until it has enough. */
  private static final class Printing implements Subscriber<String> {
    private final CountDownLatch enough;
    private @Nullable Subscription subscription;

    Printing(CountDownLatch enough) {
      this.enough = enough;
    }

    @Override
    public void onSubscribe(Subscription begun) {
      subscription = begun;
      begun.request(1);
    }

    @Override
    public void onNext(String item) {
      System.out.print(item + " ");
      enough.countDown();
      if (subscription != null) {
        if (enough.getCount() == 0) {
          subscription.cancel();
        } else {
          subscription.request(1);
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      System.out.println("failed: " + failure);
    }

    @Override
    public void onComplete() {
      System.out.println("that is all");
    }
  }
}
