package dev.selvedge.samples.quickstart;

import dev.selvedge.samples.support.Stopwatch;
import java.time.Duration;

/** Shows {@link QuickStart}: run it, and read. */
public final class QuickStartExample {

  private QuickStartExample() {}

  /** Waits for two halves of a second at once. */
  public static void main(String[] args) throws InterruptedException {
    Stopwatch watch = Stopwatch.start();
    String greeting = QuickStart.greeting(() -> slowly("Hello"), () -> slowly("World"));
    System.out.println("two halves of 500 ms each: " + greeting + watch);
  }

  private static String slowly(String word) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(500));
    return word;
  }
}
