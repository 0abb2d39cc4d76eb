package dev.selvedge.samples.task;

import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.function.Consumer;

/** Ships orders. What it starts for an order has ended when {@link #ship} does, however it does. */
public final class Shipping {
  private final Courier courier;
  private final Consumer<String> customer;

  /**
   * A shipping that tells customers by the given function, which may be called by several threads
   * at once.
   */
  public Shipping(Courier courier, Consumer<String> customer) {
    this.courier = courier;
    this.customer = customer;
  }

  /**
   * Books a pick-up and waits until the customer was told of it.
   *
   * @return the number of the pick-up
   * @throws FailedException if the courier fails; the other half of the work is cancelled then
   * @throws InterruptedException if the thread is interrupted; all of the work is cancelled then
   */
  public String ship(String order) throws InterruptedException {
    try (var scope =
        StructuredTaskScope.open(
            Joiner.awaitAllSuccessfulOrThrow(),
            settings ->
                settings
                    .withName("ship " + order)
                    .withThreadFactory(Thread.ofVirtual().name(order + "-", 0).factory()))) {
      Subtask<String> pickUp = scope.fork(() -> courier.book(order));
      scope.fork(() -> tellWhenPickedUp(order));
      scope.join();
      return pickUp.get();
    }
  }

  private Void tellWhenPickedUp(String order) throws InterruptedException {
    courier.awaitPickUp(order);
    customer.accept("Order " + order + " is on its way");
    return null;
  }
}
