package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MockitoSpiesTests {

  @Test
  void tellOfWhatTheyAreMade() {
    byte[] woven = MockitoSpies.weave(WovenClass.fileOf(Settings.class));

    assertThat(CallsOf.classFile(woven == null ? new byte[0] : woven))
        .contains("dev/selvedge/agent/sensor/task/Spies.madeOf(Ljava/lang/Object;)V");
  }

  @Test
  void areMadeByOneClassOfMockito() {
    assertThat(LibraryTypes.maybe("org/mockito/internal/creation/MockSettingsImpl")).isTrue();
    assertThat(LibraryTypes.maybe("org/mockito/MockSettings")).isFalse();
    assertThat(MockitoSpies.weave(WovenClass.fileOf(MockitoSpiesTests.class))).isNull();
  }

  /** As Mockito has it. */
  static class Settings {
    private Object spied = "";

    Settings spiedInstance(Object instance) {
      spied = instance;
      return this;
    }

    Object spied() {
      return spied;
    }
  }
}
