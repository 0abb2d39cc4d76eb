package dev.selvedge.agent.rule.monopolizedcarrier;

import static dev.selvedge.agent.event.CarrierHolds.computing;
import static dev.selvedge.agent.event.CarrierHolds.inNative;
import static dev.selvedge.agent.event.CarrierHolds.piece;
import static dev.selvedge.agent.event.CarrierHolds.pinned;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.CarrierHold;
import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.rule.Candidate;
import dev.selvedge.agent.rule.Severity;
import dev.selvedge.agent.rule.Thresholds;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MonopolizedCarrierTests {

  private static final Frame HASH = user("com.acme.Prices.hash:20");
  private static final Frame HASH_LATER = user("com.acme.Prices.hash:23");
  private static final Frame LOAD = jdk("jdk.internal.loader.Loader.loadClass");

  private final MonopolizedCarrier rule = new MonopolizedCarrier(Thresholds.DEFAULT);

  @Test
  void isAWarningByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.WARNING);
    assertThat(rule.name()).isEqualTo("MonopolizedCarrier");
  }

  @Test
  void tellsWhoComputesWhereAndForHowLong() {
    Candidate candidate = judge(computing(piece(60, HASH), piece(60, HASH)));

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.site()).isEqualTo(HASH.element());
    assertThat(candidate.api()).isEqualTo("com.acme.Prices.hash");
    assertThat(candidate.message()).contains("virtual-1", "120 ms", "Prices.java:20");
    assertThat(candidate.fix()).contains("bounded pool of platform threads");
  }

  @Test
  void isSilentAboutAComputationThatIsNotLongerThanTheThreshold() {
    assertThat(rule.judge(computing(piece(50, HASH), piece(50, HASH)))).isNull();
    assertThat(rule.judge(computing(piece(50, HASH), piece(51, HASH)))).isNotNull();
  }

  @Test
  void doesNotCountTheLoadingOfClasses() {
    assertThat(rule.judge(computing(piece(90, LOAD, HASH), piece(90, HASH)))).isNull();
    assertThat(judge(computing(piece(101, HASH), piece(90, LOAD, HASH))).message())
        .contains("101 ms");
  }

  @Test
  void countsAnInitialiserOfTheUsersOwn() {
    assertThat(rule.judge(computing(piece(101, user("com.acme.Table.<clinit>:3"), HASH))))
        .isNotNull();
  }

  @Test
  void isOnePlaceForAMethodWhateverLineItIsAt() {
    Candidate first = judge(computing(piece(101, HASH)));
    Candidate second = judge(computing(piece(101, HASH_LATER)));

    assertThat(second.site()).isEqualTo(first.site());
    assertThat(second.api()).isEqualTo(first.api());
  }

  @Test
  void isSilentAboutTheJdkByItself() {
    assertThat(rule.judge(computing(piece(300, jdk("java.lang.VirtualThread.run"))))).isNull();
  }

  @Test
  void isSilentAboutOtherHolds() {
    assertThat(rule.judge(inNative(300, 0, HASH))).isNull();
    assertThat(rule.judge(pinned(300, HASH))).isNull();
  }

  private Candidate judge(CarrierHold hold) {
    return Objects.requireNonNull(rule.judge(hold));
  }
}
