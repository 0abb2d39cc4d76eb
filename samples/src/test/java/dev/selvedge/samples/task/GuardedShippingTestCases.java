package dev.selvedge.samples.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.selvedge.Guarded;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Tests of shipping as its engineers would write them: both are green without the guard. */
@Guarded
class GuardedShippingTestCases {
  static TestCourier late = new TestCourier();

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void ship() throws Exception {
    TestCourier courier = new TestCourier();
    courier.pickUp();

    assertEquals("pick-up of A-1", new Shipping(courier, told::add).ship("A-1"));
    assertEquals(List.of("Order A-1 is on its way"), told);
  }

  @Test
  void shipLeaky() throws Exception {
    assertEquals("pick-up of A-1", new LeakyShipping(late, told::add).ship("A-1"));
  }
}
