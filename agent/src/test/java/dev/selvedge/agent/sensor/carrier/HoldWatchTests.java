package dev.selvedge.agent.sensor.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.CarrierHold.Kind;
import dev.selvedge.agent.event.CarrierHold.Sample;
import dev.selvedge.agent.event.HoldListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks at a carrier make of it, on a made-up clock. */
class HoldWatchTests {

  private static final long MILLI = 1_000_000;
  private static final long PINNED = 20;
  private static final long CARRIER = 100;

  private static final StackTraceElement READ = method("java.io.FileInputStream", "read0", -2);
  private static final StackTraceElement WAIT = method("java.lang.Object", "wait0", -2);
  private static final StackTraceElement LINE = method("com.acme.Job", "run", 7);
  private static final StackTraceElement OTHER_LINE = method("com.acme.Job", "run", 9);

  private final FakeJvm jvm = new FakeJvm();
  private final List<CarrierHold> held = new ArrayList<>();
  private final List<Long> ended = new ArrayList<>();
  private boolean accepts = true;
  private final HoldTeller teller =
      new HoldTeller(
          jvm,
          new HoldListener() {
            @Override
            public Object held(CarrierHold hold) {
              held.add(hold);
              return accepts ? hold : null;
            }

            @Override
            public void ended(Object hold, long nanos) {
              ended.add(nanos / MILLI);
            }
          },
          PINNED * MILLI,
          CARRIER * MILLI);

  private final Slot slot = new Slot(new Thread(() -> {}, "carrier"), null);
  private final Thread job = new Thread(() -> {}, "job");
  private long now = System.nanoTime() + 1_000 * MILLI;

  /** The first mount of a carrier, which may have begun before the first look, is not at issue. */
  @BeforeEach
  void mountOnceBefore() {
    slot.mount(new Thread(() -> {}));
    slot.unmount();
  }

  @Test
  void nativeCodeThatWaitsHoldsTheCarrier() {
    jvm.stack = stack(READ, LINE);
    slot.mount(job);

    looks(CARRIER);
    assertThat(held).isEmpty();
    looks(10);

    assertThat(held).hasSize(1);
    CarrierHold hold = held.get(0);
    assertThat(hold.kind()).isEqualTo(Kind.NATIVE);
    assertThat(hold.thread()).isEqualTo("job");
    assertThat(hold.lastedNanos()).isBetween(CARRIER * MILLI, (CARRIER + 10) * MILLI);
    assertThat(hold.cpuNanos()).isZero();
    assertThat(hold.frames().get(1).element()).isEqualTo(LINE);
  }

  @Test
  void aHoldIsToldOnceAndItsEndOnceItIsOver() {
    jvm.stack = stack(READ, LINE);
    slot.mount(job);
    looks(300);
    assertThat(ended).isEmpty();

    slot.unmount();
    looks(10);

    assertThat(held).hasSize(1);
    assertThat(ended).containsExactly(300L);
  }

  @Test
  void anotherMountIsAnotherHold() {
    jvm.stack = stack(READ, LINE);
    for (int i = 0; i < 10; i++) {
      slot.mount(job);
      looks(60);
      slot.unmount();
    }

    assertThat(held).isEmpty();
  }

  @Test
  void aBlockThatIsCompensatedForIsLeftOut() {
    jvm.stack = stack(READ, LINE);
    jvm.compensates = true;
    slot.mount(job);

    looks(500);

    assertThat(held).isEmpty();
  }

  @Test
  void aThreadThatWantsAProcessorDoesNotWait() {
    jvm.stack = stack(READ, LINE);
    jvm.wantsProcessor = true;
    slot.mount(job);

    looks(3_000);

    assertThat(held).isEmpty();
  }

  @Test
  void aThreadThatGetsLittleProcessorTimeIsNotSeenToWait() {
    jvm.stack = stack(READ, LINE);
    slot.mount(job);

    for (int i = 0; i < 30; i++) {
      looks(90);
      jvm.cpuNanos += 3 * MILLI;
    }

    assertThat(held).isEmpty();
  }

  @Test
  void nativeCodeThatIsAnotherAtEachLookIsNotStuckInOne() {
    slot.mount(job);
    for (int i = 0; i < 100; i++) {
      jvm.stack = stack(method("com.acme.Native", "step" + i, -2), LINE);
      looks(5);
    }

    assertThat(held).isEmpty();
  }

  @Test
  void javaCodeThatDoesNothingIsNotNative() {
    jvm.stack = stack(LINE);
    jvm.maybeNative = false;
    slot.mount(job);

    looks(500);

    assertThat(held).isEmpty();
  }

  @Test
  void pausesOfTheCollectorAreTakenOff() {
    jvm.stack = stack(READ, LINE);
    slot.mount(job);
    looks(50);
    jvm.pausedNanos = 60 * MILLI;

    looks(105);
    assertThat(held).isEmpty();
    looks(15);
    assertThat(held).hasSize(1);
  }

  @Test
  void whatOthersHadTheProcessorForIsTakenOff() {
    jvm.stack = stack(READ, LINE);
    slot.mount(job);
    for (int i = 0; i < 40; i++) {
      looks(5);
      jvm.heldUpNanos += 4 * MILLI;
    }
    assertThat(held).isEmpty();

    looks(70);
    assertThat(held).hasSize(1);
    assertThat(held.get(0).lastedNanos()).isBetween(CARRIER * MILLI, (CARRIER + 10) * MILLI);
  }

  /** Linux counts such time when the thread gets a processor. */
  @ParameterizedTest
  @ValueSource(longs = {50, 200, 1_000})
  void whatOthersHadTheProcessorForBeforeIsNotTakenOff(long millis) {
    jvm.stack = stack(LINE);
    jvm.wantsProcessor = true;
    slot.mount(job);
    looks(millis);

    jvm.heldUpNanos += millis * MILLI;
    jvm.wantsProcessor = false;
    jvm.stack = stack(READ, LINE);
    looks(CARRIER + 20);

    assertThat(held).extracting(CarrierHold::kind).containsExactly(Kind.NATIVE);
  }

  @Test
  void aPauseOfTheCollectorBeforeTheFirstLookIsTakenOff() {
    teller.look();
    Slot first = new Slot(new Thread(() -> {}, "other carrier"), null);
    first.mount(job);
    now = first.madeNanos + 90 * MILLI;
    jvm.pausedNanos = 85 * MILLI;
    jvm.stack = stack(READ, LINE);

    looks(first, 75);

    assertThat(held).isEmpty();
  }

  @Test
  void whatOthersHadTheProcessorForBeforeTheFirstLookIsTakenOff() {
    Slot first = new Slot(new Thread(() -> {}, "other carrier"), null);
    first.mount(job);
    now = first.madeNanos + 90 * MILLI;
    jvm.heldUpNanos = 85 * MILLI;
    jvm.stack = stack(READ, LINE);

    looks(first, 75);
    assertThat(held).isEmpty();
    looks(first, 50);
    assertThat(held).hasSize(1);
  }

  @Test
  void aWaitForAnotherThreadIsAPin() {
    jvm.stack = stack(WAIT, LINE);
    jvm.state = Thread.State.WAITING;
    slot.mount(job);

    looks(PINNED);
    assertThat(held).isEmpty();
    looks(10);

    assertThat(held).extracting(CarrierHold::kind).containsExactly(Kind.PINNED);
  }

  @Test
  void whereNothingPinsTheJvmWaitsItself() {
    jvm.maybePinned = false;
    jvm.stack = stack(LINE);
    jvm.state = Thread.State.BLOCKED;
    slot.mount(job);

    looks(400);
    assertThat(held).isEmpty();

    jvm.maybePinned = true;
    jvm.state = Thread.State.RUNNABLE;
    looks(10);
    jvm.stack = stack(WAIT, LINE);
    jvm.state = Thread.State.WAITING;
    looks(40);
    assertThat(held).extracting(CarrierHold::kind).containsExactly(Kind.PINNED);
  }

  @Test
  void whatWasToldAsAPinIsNotToldAsNativeToo() {
    jvm.stack = stack(WAIT, LINE);
    jvm.state = Thread.State.BLOCKED;
    slot.mount(job);
    looks(40);
    jvm.state = Thread.State.RUNNABLE;
    jvm.stack = stack(READ, LINE);

    looks(300);

    assertThat(held).extracting(CarrierHold::kind).containsExactly(Kind.PINNED);
  }

  @Test
  void aThreadThatIsBeingUnmountedWaitsForNothing() {
    jvm.state = Thread.State.WAITING;
    slot.mount(job);

    looks(100);

    assertThat(held).isEmpty();
  }

  @Test
  void aComputationIsToldWithAllItsPieces() {
    jvm.stack = stack(LINE);
    slot.mount(job);

    compute(100);
    assertThat(held).isEmpty();
    jvm.stack = stack(OTHER_LINE);
    compute(20);

    assertThat(held).hasSize(1);
    CarrierHold hold = held.get(0);
    assertThat(hold.kind()).isEqualTo(Kind.COMPUTING);
    assertThat(hold.samples().stream().mapToLong(Sample::cpuNanos).sum())
        .isGreaterThan(CARRIER * MILLI);
    assertThat(hold.samples().get(0).frames().get(0).element()).isEqualTo(LINE);
  }

  @Test
  void aComputationIsToldAgainUntilSomebodyCares() {
    jvm.stack = stack(LINE);
    accepts = false;
    slot.mount(job);
    compute(150);
    accepts = true;
    compute(20);
    int told = held.size();

    compute(300);

    assertThat(told).isGreaterThan(1);
    assertThat(held).hasSize(told);
  }

  @Test
  void aComputationThatLetsOthersRunIsNone() {
    jvm.stack = stack(LINE);
    for (int i = 0; i < 20; i++) {
      slot.mount(job);
      compute(50);
      slot.unmount();
    }

    assertThat(held).isEmpty();
  }

  @Test
  void aStarvedComputationIsAComputation() {
    jvm.stack = stack(LINE);
    jvm.wantsProcessor = true;
    slot.mount(job);

    for (int i = 0; i < 60; i++) {
      looks(100);
      jvm.cpuNanos += 2 * MILLI;
    }

    assertThat(held).extracting(CarrierHold::kind).containsExactly(Kind.COMPUTING);
  }

  @Test
  void aParkOnTheCarrierIsToldWhileItLasts() {
    jvm.stack = stack(method("java.lang.VirtualThread", "parkOnCarrierThread", 1), LINE);
    slot.mount(job);
    Pin pin = new Pin(slot, job, now, Long.MAX_VALUE, null);
    slot.pin = pin;

    looks(PINNED);
    assertThat(held).isEmpty();
    looks(10);
    assertThat(held).extracting(CarrierHold::kind).containsExactly(Kind.PINNED);
    assertThat(pin.claim()).isFalse();

    slot.pin = null;
    pin.ended = pin.began + 50 * MILLI;
    looks(5);
    assertThat(ended).containsExactly(50L);
  }

  @Test
  void aParkThatWasAskedToBeShortIsNotLongBecauseOthersWantTheProcessor() {
    jvm.stack = stack(method("java.lang.VirtualThread", "parkOnCarrierThread", 1), LINE);
    slot.mount(job);
    slot.pin = new Pin(slot, job, now, 5 * MILLI, null);

    looks(100);

    assertThat(held).isEmpty();
  }

  @Test
  void keepsNoThreadThatIsNotMounted() {
    slot.mount(job);
    looks(10);
    slot.unmount();
    looks(5);

    assertThat(slot.watch).extracting("thread").isNull();
    assertThat(slot.mounted()).isNull();
  }

  /** Looks every 5 ms. */
  private void looks(long millis) {
    looks(slot, millis);
  }

  private void looks(Slot at, long millis) {
    for (long passed = 0; passed < millis; passed += 5) {
      look(at);
    }
  }

  /** The same, with all of the time used. */
  private void compute(long millis) {
    for (long passed = 0; passed < millis; passed += 5) {
      look();
      jvm.cpuNanos += 5 * MILLI;
    }
    look();
  }

  private void look() {
    look(slot);
  }

  private void look(Slot at) {
    teller.look();
    at.watch.look(now, teller);
    now += 5 * MILLI;
  }

  private static StackTraceElement[] stack(StackTraceElement... innermostFirst) {
    return innermostFirst;
  }

  private static StackTraceElement method(String type, String name, int line) {
    return new StackTraceElement(type, name, type + ".java", line);
  }
}
