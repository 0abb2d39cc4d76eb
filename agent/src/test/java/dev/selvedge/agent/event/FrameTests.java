package dev.selvedge.agent.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame.Owner;
import org.junit.jupiter.api.Test;

class FrameTests {

  private static final StackTraceElement ELEMENT =
      new StackTraceElement("sun.nio.ch.FileChannelImpl", "read", "FileChannelImpl.java", 7);

  @Test
  void isWhatItIsMadeOf() {
    Frame frame = Frame.of(ELEMENT, Owner.JDK, "java.nio.channels.FileChannel.read");

    assertThat(frame.className()).isEqualTo("sun.nio.ch.FileChannelImpl");
    assertThat(frame.methodName()).isEqualTo("read");
    assertThat(frame.owner()).isEqualTo(Owner.JDK);
    assertThat(frame.element()).isSameAs(ELEMENT);
    assertThat(frame.publicName()).isEqualTo("java.nio.channels.FileChannel.read");
  }

  @Test
  void isShownByItsOwnNameIfItHasNoOther() {
    assertThat(Frame.of(ELEMENT, Owner.JDK, null).publicName())
        .isEqualTo("sun.nio.ch.FileChannelImpl.read");
  }

  @Test
  void isOfItsOwnTypeAlone() {
    Frame frame = Frame.of(ELEMENT, Owner.JDK, "java.nio.channels.FileChannel.read");

    assertThat(frame.isA("sun.nio.ch.FileChannelImpl")).isTrue();
    assertThat(frame.isA("java.nio.channels.FileChannel")).isFalse();
  }
}
