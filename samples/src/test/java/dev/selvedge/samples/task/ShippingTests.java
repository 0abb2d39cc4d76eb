package dev.selvedge.samples.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShippingTests {
  private final TestCourier courier = new TestCourier();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  @Test
  void theCustomerWasToldWhenAnOrderIsShipped() throws Exception {
    courier.pickUp();

    assertThat(new Shipping(courier, told::add).ship("A-1")).isEqualTo("pick-up of A-1");
    assertThat(told).containsExactly("Order A-1 is on its way");
  }

  @Test
  void aCourierWhoCannotBeBookedEndsTheWaitForHim() {
    Courier onStrike =
        new Courier() {
          @Override
          public String book(String order) {
            throw new IllegalStateException("strike");
          }

          @Override
          public void awaitPickUp(String order) throws InterruptedException {
            courier.awaitPickUp(order);
          }
        };

    assertThatThrownBy(() -> new Shipping(onStrike, told::add).ship("A-1"))
        .isInstanceOf(FailedException.class)
        .hasRootCauseMessage("strike");
    assertThat(told).isEmpty();
  }

  @Test
  void theTwinTellsTheCustomerLaterIfAtAll() throws Exception {
    assertThat(new LeakyShipping(courier, told::add).ship("A-1")).isEqualTo("pick-up of A-1");
    assertThat(told).isEmpty();

    courier.pickUp();
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("Order A-1 is on its way");
  }
}
