package dev.selvedge.samples.future;

import dev.selvedge.samples.support.Stopwatch;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Shows {@link Replies}: run it, and read. */
public final class FutureExample {

  private FutureExample() {}

  /** Asks three questions, of which one is answered, one is refused and one hangs. */
  public static void main(String[] args) throws Exception {
    try (ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor()) {
      AtomicReference<Replies> replies = new AtomicReference<>();
      replies.set(
          new Replies(
              (number, question) -> {
                Runnable answer =
                    switch (question) {
                      case "tea?" -> () -> replies.get().replied(number, "yes");
                      case "coffee?" -> () -> replies.get().refused(number, "sold out");
                      default -> () -> {};
                    };
                other.execute(answer);
              }));

      ask(replies.get(), "tea?");
      ask(replies.get(), "coffee?");
      ask(replies.get(), "anybody?");
      other.shutdown();
      other.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private static void ask(Replies replies, String question) throws Exception {
    Stopwatch watch = Stopwatch.start();
    try {
      System.out.println(question + " " + replies.await(question, Duration.ofMillis(300)) + watch);
    } catch (ExecutionException e) {
      System.out.println(question + " " + e.getCause() + watch);
    } catch (TimeoutException e) {
      System.out.println(question + " no reply in time" + watch);
    }
  }
}
