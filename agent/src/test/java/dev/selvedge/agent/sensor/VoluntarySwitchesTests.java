package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class VoluntarySwitchesTests {

  @Test
  void areReadFromWhatTheKernelSays() {
    String status = "Name:\tjava\nvoluntary_ctxt_switches:\t17\nnonvoluntary_ctxt_switches:\t9\n";

    assertThat(VoluntarySwitches.parse(status)).isEqualTo(17);
  }

  @Test
  void areUnknownWhereItDoesNotCountThem() {
    assertThat(VoluntarySwitches.parse("Name:\tjava\nnonvoluntary_ctxt_switches:\t9\n"))
        .isEqualTo(VoluntarySwitches.UNKNOWN);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void growWithAPark() {
    long before = VoluntarySwitches.count();

    LockSupport.parkNanos(20_000_000);

    assertThat(VoluntarySwitches.count()).isGreaterThan(before);
  }
}
