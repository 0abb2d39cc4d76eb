package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuavaFuturesTests {

  @Test
  void tellThatTheyAreGivenAnException() {
    byte[] woven = GuavaFutures.weave(WovenClass.fileOf(AbstractFuture.class));

    assertThat(CallsOf.classFile(woven == null ? new byte[0] : woven))
        .contains("dev/selvedge/agent/sensor/task/Interrupts.handed(Ljava/lang/Object;)V");
  }

  @Test
  void areKnownByNameAlsoWhereALibraryCarriesThem() {
    assertThat(LibraryTypes.maybe("com/google/common/util/concurrent/AbstractFuture")).isTrue();
    assertThat(LibraryTypes.maybe("shaded/com/google/common/util/concurrent/AbstractFuture"))
        .isTrue();
    assertThat(LibraryTypes.maybe("com/google/common/util/concurrent/Futures")).isFalse();
    assertThat(GuavaFutures.weave(WovenClass.fileOf(GuavaFuturesTests.class))).isNull();
  }

  /** As Guava has it. */
  static class AbstractFuture {
    private int given;

    protected boolean setException(Throwable thrown) {
      given += thrown.getStackTrace().length;
      return given > 0;
    }
  }
}
