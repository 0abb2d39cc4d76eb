package dev.selvedge.junit;

import static org.junit.jupiter.api.Assertions.fail;

import dev.selvedge.CancellationSweep;
import dev.selvedge.ExpectFinding;
import dev.selvedge.FanOutScaling;
import dev.selvedge.Guard;
import dev.selvedge.Guarded;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fixtures of a run without Selvedge; run by the engine test kit. */
final class SkippedTestCases {

  private SkippedTestCases() {}

  @Guarded
  static class Cases {
    @Test
    void guarded() {}

    @Test
    @ExpectFinding("Rule")
    void shows() {}

    @Test
    void asks(Guard guard) {
      fail("" + guard);
    }

    @Test
    void records() {
      Selvedge.record(
          () -> {
            fail("recorded");
          });
    }

    @CancellationSweep
    void swept() {
      fail("swept");
    }

    @FanOutScaling
    void scaled(int size) {
      fail("" + size);
    }
  }

  @Guarded
  static class BeforeItsTests {
    @BeforeAll
    static void asks(Guard guard) {
      fail("" + guard);
    }

    @Test
    void runs() {}
  }

  @Guarded
  record InTheConstructor(Recording recording) {
    @Test
    void asks() {
      fail("" + recording);
    }
  }
}
