package dev.selvedge.agent.rule.blockedcarrier;

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

class BlockedCarrierTests {

  private static final Frame READ0 = jdk("java.io.FileInputStream.read0");
  private static final Frame READ = jdk("java.io.FileInputStream.read:201");
  private static final Frame READER = user("com.acme.Spool.next:41");

  private final BlockedCarrier rule = new BlockedCarrier(Thresholds.DEFAULT);

  @Test
  void isAnErrorByDefault() {
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.name()).isEqualTo("BlockedCarrier");
  }

  @Test
  void tellsTheCallTheDurationAndTheProcessorTime() {
    Candidate candidate = judge(inNative(120, 3, READ0, READ, READER));

    assertThat(candidate.rule()).isSameAs(rule);
    assertThat(candidate.api()).isEqualTo("java.io.FileInputStream.read");
    assertThat(candidate.site()).isEqualTo(READER.element());
    assertThat(candidate.stack())
        .containsExactly(READ0.element(), READ.element(), READER.element());
    assertThat(candidate.message())
        .contains("FileInputStream.read", "virtual-1", "120 ms", "3.0 ms", "Spool.java:41");
    assertThat(candidate.certainty().reached(0)).isTrue();
  }

  @Test
  void namesACallThatLeavesNoFrame() {
    assertThat(judge(inNative(120, 0, READER)).api()).isEqualTo("native code");
  }

  @Test
  void isSilentAboutAHoldThatIsNotLongerThanTheThreshold() {
    assertThat(rule.judge(inNative(100, 0, READ0, READER))).isNull();
    assertThat(rule.judge(inNative(101, 0, READ0, READER))).isNotNull();
  }

  @Test
  void isSilentWhereMoreThanATenthIsProcessorTime() {
    assertThat(rule.judge(inNative(200, 20, READ0, READER))).isNotNull();
    assertThat(rule.judge(inNative(200, 21, READ0, READER))).isNull();
  }

  @Test
  void isSilentAboutClassesThatTheJdkLoads() {
    Frame load = jdk("jdk.internal.loader.BuiltinClassLoader.loadClass");

    assertThat(rule.judge(inNative(300, 0, READ0, load, READER))).isNull();
  }

  @Test
  void isSilentAboutLooksAtTheStack() {
    Frame expand = jdk("java.lang.StackFrameInfo.expandStackFrameInfo");
    Frame walk = jdk("java.lang.StackWalker.walk");

    assertThat(rule.judge(inNative(300, 0, expand, walk, READER))).isNull();
    assertThat(rule.judge(inNative(300, 0, READ0, walk, READER))).isNotNull();
  }

  @Test
  void isSilentAboutTheStartOfAThread() {
    Frame start = jdk("java.lang.Thread.start");

    assertThat(rule.judge(inNative(300, 0, jdk("java.lang.Thread.start0"), start, READER)))
        .isNull();
    assertThat(rule.judge(inNative(300, 0, jdk("com.acme.Library.start0"), start, READER)))
        .isNotNull();
  }

  @Test
  void isSilentAboutTheJdkByItself() {
    assertThat(rule.judge(inNative(300, 0, READ0, jdk("java.lang.VirtualThread.run")))).isNull();
  }

  @Test
  void isSilentAboutOtherHolds() {
    assertThat(rule.judge(pinned(300, READ0, READER))).isNull();
    assertThat(rule.judge(computing(piece(300, READER)))).isNull();
  }

  private Candidate judge(CarrierHold hold) {
    return Objects.requireNonNull(rule.judge(hold));
  }
}
