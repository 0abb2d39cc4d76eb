package dev.selvedge.agent.rule.pinnedcarrier;

import static dev.selvedge.agent.event.CarrierHolds.computing;
import static dev.selvedge.agent.event.CarrierHolds.inNative;
import static dev.selvedge.agent.event.CarrierHolds.initialiser;
import static dev.selvedge.agent.event.CarrierHolds.piece;
import static dev.selvedge.agent.event.CarrierHolds.pinned;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PinnedCarrierTests {

  private static final Frame PARK = jdk("jdk.internal.misc.Unsafe.park");
  private static final Frame SLEEP = jdk("java.lang.Thread.sleep:509");
  private static final Frame CALLBACK = user("com.acme.Order.compare:12");
  private static final Frame CALLER = user("com.acme.Orders.sort:40");
  private static final Frame INITIALISER = user("com.acme.Settings.<clinit>:7");

  private final PinnedCarrier rule = new PinnedCarrier(Thresholds.DEFAULT);

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("PinnedCarrier");
  }

  @Test
  void tellsWhatWaitedAndWhere() {
    Candidate candidate = judge(pinned(30, PARK, SLEEP, CALLBACK, CALLER));

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.api()).isEqualTo("java.lang.Thread.sleep");
    assertThat(candidate.site()).isEqualTo(CALLBACK.element());
    assertThat(candidate.thread()).isEqualTo("virtual-1");
    assertThat(candidate.nanos()).isEqualTo(1_000);
    assertThat(candidate.message()).contains("Thread.sleep", "virtual-1", "Order.java:12");
    assertThat(candidate.severity()).isNull();
    assertThat(candidate.certainty().reached(0)).isTrue();
  }

  @Test
  void isSilentAboutAPinThatIsNotLongerThanTheThreshold() {
    assertThat(rule.judge(pinned(20, PARK, SLEEP, CALLBACK))).isNull();
    assertThat(rule.judge(pinned(21, PARK, SLEEP, CALLBACK))).isNotNull();
  }

  @Test
  void takesTheUsersThreshold() {
    PinnedCarrier strict = new PinnedCarrier(new Thresholds(1, 5_000_000, 1, 1));

    assertThat(strict.judge(pinned(6, PARK, SLEEP, CALLBACK))).isNotNull();
    assertThat(strict.judge(pinned(5, PARK, SLEEP, CALLBACK))).isNull();
  }

  @Test
  void namesTheClassInitialiserThatPins() {
    assertThat(judge(pinned(30, PARK, SLEEP, INITIALISER, CALLER)).message())
        .contains("class initialiser Settings.<clinit> (Settings.java:7)", "NATIVE");
  }

  @Test
  void namesTheNativeMethodThatPins() {
    Frame sort = inNativeCode("com.acme.Native", "sort", Owner.USER);

    assertThat(judge(pinned(30, PARK, SLEEP, CALLBACK, sort, CALLER)).message())
        .contains("native method Native.sort", "NATIVE");
  }

  @Test
  void doesNotTakeTheWaitItselfForWhatPins() {
    Frame park = inNativeCode("jdk.internal.misc.Unsafe", "park", Owner.JDK);

    assertThat(judge(pinned(30, park, SLEEP, CALLBACK, CALLER)).message())
        .contains("native code that has called back")
        .doesNotContain("Unsafe");
  }

  @Test
  void saysTheJdksOtherReasons() {
    assertThat(judge(pinned("MONITOR", 30, PARK, SLEEP, CALLBACK)).message()).contains("monitor");
    assertThat(judge(pinned("CRITICAL_SECTION", 30, PARK, SLEEP, CALLBACK)).message())
        .contains("critical section");
    assertThat(judge(pinned("EXCEPTION", 30, PARK, SLEEP, CALLBACK)).message())
        .contains("EXCEPTION");
  }

  @Test
  void saysThatAThreadWithNothingAboveItsLineWaitsForAMonitor() {
    Candidate candidate = judge(pinned(null, 30, CALLBACK, CALLER));

    assertThat(candidate.api()).isEqualTo("synchronized");
    assertThat(candidate.site()).isEqualTo(CALLBACK.element());
  }

  @Test
  void warnsOfAWaitForTheInitialiserThatAnotherThreadRuns() {
    Candidate candidate = judge(initialiser("com.acme.Settings", 30, CALLER));

    assertThat(candidate.severity()).isEqualTo(Severity.WARNING);
    assertThat(candidate.api()).isEqualTo("com.acme.Settings.<clinit>");
    assertThat(candidate.message()).contains("initialise Settings", "Orders.java:40");
  }

  @Test
  void isSilentAboutClassesThatTheJdkLoadsOrInitialises() {
    Frame load = jdk("java.lang.ClassLoader.loadClass");

    assertThat(rule.judge(pinned(30, PARK, load, CALLER))).isNull();
    assertThat(rule.judge(pinned(30, PARK, jdk("java.net.Inet.<clinit>"), CALLER))).isNull();
    assertThat(rule.judge(initialiser("java.net.InetAddress", 30, CALLER))).isNull();
  }

  @Test
  void isSilentAboutTheJdkByItself() {
    assertThat(rule.judge(pinned(30, PARK, SLEEP, jdk("java.lang.VirtualThread.run")))).isNull();
  }

  @Test
  void blamesALibraryThatIsAlone() {
    Frame driver = library("org.pool.Driver.connect:3");

    assertThat(judge(pinned(30, PARK, SLEEP, driver)).site()).isEqualTo(driver.element());
  }

  @Test
  void isSilentAboutOtherHolds() {
    assertThat(rule.judge(inNative(300, 0, SLEEP, CALLER))).isNull();
    assertThat(rule.judge(computing(piece(300, CALLER)))).isNull();
  }

  private static Frame inNativeCode(String type, String method, Owner owner) {
    return Frame.of(new StackTraceElement(type, method, null, -2), owner, null);
  }

  private Candidate judge(CarrierHold hold) {
    return Objects.requireNonNull(rule.judge(hold));
  }
}
