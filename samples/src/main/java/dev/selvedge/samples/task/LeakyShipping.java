package dev.selvedge.samples.task;

import java.util.function.Consumer;

/**
 * Ships orders, and leaves a thread behind for each: nobody waits for it, nobody can stop it, and
 * if it fails nobody learns that the customer was not told. {@link Shipping} does it right.
 */
public final class LeakyShipping {
  private final Courier courier;
  private final Consumer<String> customer;

  /** A shipping that tells customers by the given function, some time. */
  public LeakyShipping(Courier courier, Consumer<String> customer) {
    this.courier = courier;
    this.customer = customer;
  }

  /** Books a pick-up, and returns its number. */
  public String ship(String order) throws InterruptedException {
    Thread.ofVirtual().start(() -> tellWhenPickedUp(order)); // FINDING: UnfinishedTask
    return courier.book(order);
  }

  private void tellWhenPickedUp(String order) {
    try {
      courier.awaitPickUp(order);
      customer.accept("Order " + order + " is on its way");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
