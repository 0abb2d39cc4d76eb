package dev.selvedge.samples.task;

import dev.selvedge.samples.support.Stopwatch;
import java.time.Duration;

/** Shows {@link Shipping}: run it, and read. */
public final class TaskExample {

  private TaskExample() {}

  /** Ships an order by a courier who comes after half a second. */
  public static void main(String[] args) throws InterruptedException {
    Courier courier =
        new Courier() {
          @Override
          public String book(String order) {
            return "pick-up of " + order + " by " + Thread.currentThread().getName();
          }

          @Override
          public void awaitPickUp(String order) throws InterruptedException {
            Thread.sleep(Duration.ofMillis(500));
          }
        };
    Stopwatch watch = Stopwatch.start();
    String number = new Shipping(courier, System.out::println).ship("A-1");
    System.out.println("shipped: " + number + watch);
  }
}
