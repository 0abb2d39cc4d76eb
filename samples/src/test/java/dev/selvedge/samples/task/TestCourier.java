package dev.selvedge.samples.task;

import java.util.concurrent.CountDownLatch;

/** A courier of one parcel, who comes when the test says so. */
final class TestCourier implements Courier {
  private final CountDownLatch pickedUp = new CountDownLatch(1);

  void pickUp() {
    pickedUp.countDown();
  }

  @Override
  public String book(String order) {
    return "pick-up of " + order;
  }

  @Override
  public void awaitPickUp(String order) throws InterruptedException {
    pickedUp.await();
  }
}
