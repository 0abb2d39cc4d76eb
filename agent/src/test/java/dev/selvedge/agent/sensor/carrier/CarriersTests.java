package dev.selvedge.agent.sensor.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What woven methods of virtual threads call. */
class CarriersTests {

  @AfterEach
  void forget() {
    Slot slot = CarrierTable.of(Thread.currentThread());
    if (slot != null) {
      CarrierTable.remove(slot);
    }
  }

  @Test
  void doesNothingWhileNobodyListens() {
    Object token = Carriers.mounting(new Thread(() -> {}));
    Carriers.unmounted(token);
    Object pin = Carriers.parking(new Thread(() -> {}), false, 0, Thread.currentThread());
    Carriers.parked(pin);
    Carriers.pinned("NATIVE");

    assertThat(token).isNull();
    assertThat(pin).isNull();
    assertThat(CarrierTable.of(Thread.currentThread())).isNull();
    assertThat(Carriers.ENDED).isEmpty();
  }

  @Test
  void aCarrierHasOneSlot() {
    Slot slot = CarrierTable.add(Thread.currentThread());

    assertThat(slot).isNotNull();
    assertThat(CarrierTable.of(Thread.currentThread())).isSameAs(slot);
    assertThat(CarrierTable.of(new Thread(() -> {}))).isNull();
    assertThat(CarrierTable.all()).contains(slot);
  }

  @Test
  void theSlotOfACarrierIsFoundByWhatIsMounted() {
    Slot slot = CarrierTable.add(Thread.currentThread());
    Thread mounted = new Thread(() -> {});
    slot.mount(mounted);

    assertThat(CarrierTable.carrying(mounted)).isSameAs(slot);
    slot.unmount();
    assertThat(CarrierTable.carrying(mounted)).isNull();
  }

  @Test
  void aCarrierThatHasEndedIsForgotten() {
    Slot slot = CarrierTable.add(Thread.currentThread());

    CarrierTable.remove(slot);

    assertThat(CarrierTable.of(Thread.currentThread())).isNull();
    assertThat(CarrierTable.all()).doesNotContain(slot);
  }

  @Test
  void aPinIsToldByOneOnly() {
    Slot slot = CarrierTable.add(Thread.currentThread());
    Pin pin = new Pin(slot, Thread.currentThread(), 0, Long.MAX_VALUE, null);

    assertThat(pin.claim()).isTrue();
    assertThat(pin.claim()).isFalse();
  }

  @Test
  void aPinLastsNoLongerThanItWasAskedTo() {
    Slot slot = CarrierTable.add(Thread.currentThread());

    assertThat(new Pin(slot, Thread.currentThread(), 10, 5, null).lasted(100)).isEqualTo(5);
    assertThat(new Pin(slot, Thread.currentThread(), 10, 500, null).lasted(100)).isEqualTo(90);
  }
}
