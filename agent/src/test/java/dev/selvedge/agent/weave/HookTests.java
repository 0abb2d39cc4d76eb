package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class HookTests {

  @Test
  void ofABlockingCallTellsTheSensorOfBlockingCalls() {
    assertThat(Hook.blocking("read", "file", 0, Hook.THIS))
        .isEqualTo(
            new Hook(
                "read",
                null,
                "dev/selvedge/agent/sensor/Blocking",
                "file",
                "exit",
                List.of(0, Hook.THIS),
                17));
  }

  @Test
  void ofAnEventLoopTellsTheSensorOfEventLoops() {
    Hook run = Hook.eventLoop("run");

    assertThat(run.sensor()).isEqualTo("dev/selvedge/agent/sensor/EventLoops");
    assertThat(run.fits(Opcodes.ACC_PROTECTED, "run", "()V")).isTrue();
    assertThat(run.fits(Opcodes.ACC_PROTECTED, "run", "(J)V")).isFalse();
  }

  @Test
  void isRequiredFromItsFirstJdkOn() {
    Hook hook = Hook.blocking("read", "file").since(21);

    assertThat(hook.isRequired(17)).isFalse();
    assertThat(hook.isRequired(21)).isTrue();
    assertThat(hook.isRequired(25)).isTrue();
    assertThat(Hook.blocking("read", "file").isRequired(17)).isTrue();
    assertThat(hook.ifPresent().isRequired(99)).isFalse();
  }
}
