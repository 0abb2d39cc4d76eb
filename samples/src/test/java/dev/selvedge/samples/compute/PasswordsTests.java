package dev.selvedge.samples.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Finding;
import dev.selvedge.Selvedge;
import dev.selvedge.samples.demo.Markers;
import dev.selvedge.samples.virtualthread.OnVirtualThread;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Passwords stretched on a pool, and on the carriers of virtual threads, which is a warning. */
class PasswordsTests {
  private static final int ROUNDS = 4_000_000;

  @Test
  void aPoolLeavesTheCarriersAlone() {
    List<Finding> findings =
        Selvedge.record(
                () -> {
                  try (Passwords passwords = new Passwords(ROUNDS)) {
                    OnVirtualThread.call(() -> passwords.stretch("secret"));
                  }
                })
            .findings();

    assertThat(findings).isEmpty();
  }

  @Test
  void aVirtualThreadThatComputesKeepsItsCarrier() throws Exception {
    List<Finding> findings =
        Selvedge.record(
                () ->
                    OnVirtualThread.call(() -> new MonopolizingPasswords(ROUNDS).stretch("secret")))
            .findings();

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().rule()).isEqualTo("MonopolizedCarrier");
    assertThat(findings.getFirst().message())
        .contains(Markers.place("compute", "MonopolizingPasswords.java"));
  }
}
