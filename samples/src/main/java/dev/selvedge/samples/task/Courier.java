package dev.selvedge.samples.task;

/** Who carries parcels to customers. May be called by several threads at once. */
public interface Courier {

  /** Orders a pick-up, and returns its number. */
  String book(String order) throws InterruptedException;

  /** Waits until the parcel of an order was picked up. */
  void awaitPickUp(String order) throws InterruptedException;
}
