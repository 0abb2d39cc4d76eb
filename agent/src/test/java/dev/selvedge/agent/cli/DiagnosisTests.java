package dev.selvedge.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosisTests {

  private static final Set<String> FOUND = Set.of("BlockedEventLoop sleep");

  @Test
  void aSensorFiresWhoseProvocationWasFoundByItsRule() {
    Diagnosis diagnosis = Diagnosis.of("Thread.sleep\tBlockedEventLoop\tsleep\tdone", FOUND);

    assertThat(diagnosis.fires()).isTrue();
    assertThat(diagnosis)
        .hasToString("  fires   Thread.sleep                                  BlockedEventLoop");
  }

  @Test
  void aSensorIsSilentWhoseProvocationAnotherRuleFound() {
    Diagnosis diagnosis = Diagnosis.of("a nap\tSyncOverAsync\tsleep\tdone", FOUND);

    assertThat(diagnosis.isSilent()).isTrue();
    assertThat(diagnosis.toString()).contains("SILENT", "a nap", "SyncOverAsync did not find it");
  }

  @Test
  void aProvocationThatFailedIsNamedWithItsFailure() {
    Diagnosis diagnosis =
        Diagnosis.of("a file\tBlockedEventLoop\tread\tfailed: java.io.IOException: full", FOUND);

    assertThat(diagnosis.isSilent()).isTrue();
    assertThat(diagnosis.toString()).contains("failed: java.io.IOException: full");
  }

  @Test
  void whatThisJvmDoesNotHaveIsNeither() {
    Diagnosis diagnosis =
        Diagnosis.of("pins\tPinnedCarrier\tpin\tnot here: no virtual threads", FOUND);

    assertThat(diagnosis.fires()).isFalse();
    assertThat(diagnosis.isSilent()).isFalse();
    assertThat(diagnosis.toString()).contains("no virtual threads");
  }

  @Test
  void aLineOfSomebodyElseIsNoSensorThatFires() {
    assertThat(Diagnosis.of("Picked up JAVA_TOOL_OPTIONS", FOUND).fires()).isFalse();
  }
}
